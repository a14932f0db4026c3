import { personPhone } from '@zhike/core/people/person-phone'
import { displayName, nameInClaims } from '@zhike/core/single-sign-on/name-in-claims'
import { ssoClaimMissing, ssoUnknownPerson, ssoUnverifiedEmail } from '@zhike/core/single-sign-on/problems'
import { z } from 'zod'
import { createPerson } from '../people/create-person.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { insertLogin } from '../platform/auth/login-store.ts'
import type { Context } from '../platform/context/context.ts'
import { systemActor } from '../platform/context/system-context.ts'
import { transaction } from '../platform/context/transaction.ts'
import type { ForeignIdentity } from './identity-provider.ts'
import { insertLink, selectLinkedPerson, selectPersonBy, type KnownPerson, type ProviderRow } from './queries.ts'

/**
 * The person here whom an identity stands for. Once recognised, by the provider's own name for them, so that a changed
 * e-mail address takes nobody's place; the first time by the claim that the administrator chose. Whoever is not known is
 * refused, or becomes an account manager where the company wants that.
 */
export async function findOrAdmit(ctx: Context, provider: ProviderRow, identity: ForeignIdentity): Promise<string> {
  const asProvider: Context = {
    ...ctx,
    actor: { ...systemActor(provider.label, 'job'), via: 'web', ipAddress: ctx.actor.ipAddress },
  }
  return transaction(asProvider, async (ctx) => {
    const linked = await selectLinkedPerson(ctx, provider.id, identity.subject)
    const person = linked ?? (await recognise(ctx, provider, identity))
    if (!person.isActive) throw ssoUnknownPerson({ label: provider.label, value: person.name })
    if (person.authUserId === null) await insertLogin(ctx, person.personId, person.name, null)
    return person.personId
  })
}

async function recognise(ctx: Context, provider: ProviderRow, identity: ForeignIdentity): Promise<KnownPerson> {
  const { label } = provider
  const named = nameInClaims(identity.claims, provider)
  if (named.kind === 'missing') throw ssoClaimMissing({ label, claim: provider.claim })
  if (named.kind === 'unverified') throw ssoUnverifiedEmail({ label, value: named.value })
  const value = provider.matches === 'phone' ? personPhone(named.value) : named.value
  const person = (await selectPersonBy(ctx, provider.matches, value)) ?? (await admit(ctx, provider, identity, value))
  await insertLink(ctx, provider.id, identity.subject, person.personId)
  await writeAudit(ctx, {
    action: 'person.link-identity',
    subjectType: 'person',
    subjectId: person.personId,
    summary: { provider: provider.id },
    after: { subject: identity.subject },
  })
  return person
}

async function admit(
  ctx: Context,
  provider: ProviderRow,
  identity: ForeignIdentity,
  value: string,
): Promise<KnownPerson> {
  const isAddress = provider.matches !== 'email' || z.email().max(254).safeParse(value).success
  if (provider.newPeopleIn === null || !isAddress || value.length > 64) {
    throw ssoUnknownPerson({ label: provider.label, value })
  }
  const { id, name } = await createPerson(ctx, {
    name: displayName(identity.claims, value),
    email: provider.matches === 'email' ? value.toLowerCase() : null,
    phone: provider.matches === 'phone' ? value : null,
    staffNumber: provider.matches === 'staff-number' ? value : null,
    departmentId: provider.newPeopleIn,
    roles: ['account-manager'],
  })
  return { personId: id, name, isActive: true, authUserId: null }
}
