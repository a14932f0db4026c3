import { z } from 'zod'
import { id, instant } from '../kernel/schemas.ts'
import { locale } from '../session/schema.ts'
import { mailReason, mailState } from '../mail/schema.ts'
import { password } from '../people/schema.ts'

/** invitation: the first password of somebody who has none yet · password-reset: a new one. */
export const linkPurpose = z.enum(['invitation', 'password-reset'])
export type LinkPurpose = z.output<typeof linkPurpose>

/** As it stands in the address: 256 bits of chance. */
export const linkToken = z.string().trim().min(1).max(200)

/** What the administrator passes on; told this once, since only its hash is kept. */
export const madeAccessLink = z.object({
  purpose: linkPurpose,
  url: z.string(),
  expiresAt: instant,
  /** Whether the installation was told its address; else the link begins as this machine calls itself. */
  isAddressKnown: z.boolean(),
  /** Where it is being mailed to; null: nowhere, hand it over. */
  mailedTo: z.string().nullable(),
})
export type MadeAccessLink = z.output<typeof madeAccessLink>

/** What became of the latest link of a person. */
export const accessLink = z.object({
  id,
  purpose: linkPurpose,
  createdAt: instant,
  expiresAt: instant,
  state: z.enum(['open', 'used', 'revoked', 'expired']),
  mail: z
    .object({
      to: z.string(),
      state: mailState,
      reason: mailReason.nullable(),
      answer: z.string().nullable(),
    })
    .nullable(),
})
export type AccessLink = z.output<typeof accessLink>

/** What the page of a link shows before a password is set. */
export const openedLink = z.object({
  purpose: linkPurpose,
  companyName: z.string(),
  name: z.string(),
  /** What the person will sign in with. */
  signInWith: z.string(),
  locale: locale.nullable(),
  minPasswordLength: z.int(),
  expiresAt: instant,
})
export type OpenedLink = z.output<typeof openedLink>

export const redeemLinkInput = z.object({ token: linkToken, password, locale: locale.optional() })
export type RedeemLinkInput = z.output<typeof redeemLinkInput>
