import { z } from 'zod'
import { id, instant, requiredText, text } from '../kernel/schemas.ts'
import { reference } from '../people/schema.ts'

/** What can stand behind a button on the sign-in page. 企业微信, 钉钉 and 飞书 will be kinds of their own. */
export const providerKinds = ['oidc'] as const
export type ProviderKind = (typeof providerKinds)[number]

/** Which field of a person the claim is compared with. */
export const matchFields = ['email', 'staff-number', 'phone'] as const
export type MatchField = (typeof matchFields)[number]

/** https everywhere, http on the machine itself: what comes back must not be readable on the way. */
export function isIssuer(value: string): boolean {
  const url = URL.parse(value)
  if (!url || url.search !== '' || url.hash !== '' || url.username !== '') return false
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocal)
}

const issuer = z.string().trim().max(500).refine(isIssuer, { error: 'issuer' })
const clientSecret = z.string().trim().min(1).max(500)
const claim = z
  .string()
  .trim()
  .regex(/^[\w.:/-]{1,120}$/)

const editable = {
  label: requiredText(40).describe('on the button of the sign-in page'),
  isActive: z.boolean().default(true),
  issuer,
  clientId: text(300).min(1),
  claim: claim.default('email').describe('which claim names the person; e-mail counts only when it is verified'),
  matches: z.enum(matchFields).default('email'),
  /** null: whoever is not known is refused; else they become account managers in this department. */
  newPeopleIn: id.nullable().default(null),
  /** Whether people who have come in by it may still use a password; administrators always may. */
  passwordAllowed: z.boolean().default(true),
}

export const identityProvider = z.object({
  id,
  kind: z.enum(providerKinds),
  label: z.string(),
  isActive: z.boolean(),
  issuer: z.string(),
  clientId: z.string(),
  hasSecret: z.boolean(),
  /** The secret was sealed by another installation: enter it again. */
  secretIsLost: z.boolean(),
  claim: z.string(),
  matches: z.enum(matchFields),
  newPeopleIn: reference.nullable(),
  passwordAllowed: z.boolean(),
  /** How many people have come in by it. */
  people: z.int(),
  version: z.int(),
  updatedAt: instant,
})
export type IdentityProviderRecord = z.output<typeof identityProvider>

export const newIdentityProvider = z.object({ ...editable, clientSecret: clientSecret.nullish() })
export type NewIdentityProvider = z.output<typeof newIdentityProvider>

export const identityProviderPatch = z
  .object({
    label: editable.label,
    isActive: z.boolean(),
    issuer,
    clientId: editable.clientId,
    claim,
    matches: z.enum(matchFields),
    newPeopleIn: id.nullable(),
    passwordAllowed: z.boolean(),
    /** Absent: stays; null: none. */
    clientSecret: clientSecret.nullable(),
  })
  .partial()
export type IdentityProviderPatch = z.output<typeof identityProviderPatch>

/** What a provider says of itself, before anybody signs in by it. */
export const providerCheck = z.object({
  issuer: z.string(),
  authorizationEndpoint: z.string(),
  supportsPkce: z.boolean(),
  redirectUri: z.string().describe('to be entered at the provider'),
})
export type ProviderCheck = z.output<typeof providerCheck>

/** A button of the sign-in page. */
export const providerButton = z.object({ id, label: z.string() })
