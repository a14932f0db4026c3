import type { SentBody } from '@zhike/core/api/route'
import type { createIdentityProvider } from '@zhike/core/single-sign-on/api'
import type { IdentityProviderRecord, MatchField } from '@zhike/core/single-sign-on/schema'

export interface ProviderForm {
  label: string
  isActive: boolean
  issuer: string
  clientId: string
  /** Empty: stays as it is. */
  clientSecret: string
  claim: string
  matches: MatchField
  /** Empty: whoever is not known is refused. */
  newPeopleIn: string
  passwordAllowed: boolean
}

export function providerForm(provider: IdentityProviderRecord | null): ProviderForm {
  return {
    label: provider?.label ?? '',
    isActive: provider?.isActive ?? true,
    issuer: provider?.issuer ?? '',
    clientId: provider?.clientId ?? '',
    clientSecret: '',
    claim: provider?.claim ?? 'email',
    matches: provider?.matches ?? 'email',
    newPeopleIn: provider?.newPeopleIn?.id ?? '',
    passwordAllowed: provider?.passwordAllowed ?? true,
  }
}

/** What is typed as it is sent; a secret only when one was typed. */
export function providerInput(form: ProviderForm): SentBody<typeof createIdentityProvider> {
  const { clientSecret, newPeopleIn, ...rest } = form
  return {
    ...rest,
    label: form.label.trim(),
    issuer: form.issuer.trim(),
    clientId: form.clientId.trim(),
    claim: form.claim.trim(),
    newPeopleIn: newPeopleIn === '' ? null : newPeopleIn,
    ...(clientSecret.trim() === '' ? {} : { clientSecret: clientSecret.trim() }),
  }
}
