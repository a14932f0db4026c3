import { linkState } from '@zhike/core/access-links/link-state'
import { linkExpired, linkRevoked, linkUnknown, linkUsed } from '@zhike/core/access-links/problems'
import { now, type Context } from '../platform/context/context.ts'
import { hashLinkToken } from './link-token.ts'
import { selectLink, type LinkRow } from './queries.ts'

/** The link behind a token while it opens; else the refusal says what to do. A leaver's link is as good as taken back. */
export async function findOpenLink(ctx: Context, token: string, options: { lock: boolean }): Promise<LinkRow> {
  const link = await selectLink(ctx, hashLinkToken(token), options)
  if (!link) throw linkUnknown()
  const state = linkState(link, now(ctx))
  if (state === 'used') throw linkUsed()
  if (state === 'revoked' || !link.isActive) throw linkRevoked()
  if (state === 'expired') throw linkExpired({ at: inWords(ctx, link.expiresAt) })
  return link
}

function inWords(ctx: Context, instant: string): string {
  return new Intl.DateTimeFormat(ctx.locale, {
    timeZone: ctx.company.timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(instant))
}
