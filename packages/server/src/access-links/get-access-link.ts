import { linkState } from '@zhike/core/access-links/link-state'
import type { AccessLink } from '@zhike/core/access-links/schema'
import { getPerson } from '../people/get-person.ts'
import { now, requirePermission, type Context } from '../platform/context/context.ts'
import { selectLatestLink } from './queries.ts'

export async function getAccessLink(ctx: Context, personId: string): Promise<{ link: AccessLink | null }> {
  requirePermission(ctx, 'person.manage')
  await getPerson(ctx, personId)
  const row = await selectLatestLink(ctx, personId)
  if (!row) return { link: null }
  const { mailTo, mailState, mailReason, mailAnswer, usedAt, revokedAt, ...link } = row
  return {
    link: {
      ...link,
      state: linkState({ usedAt, revokedAt, expiresAt: row.expiresAt }, now(ctx)),
      mail:
        mailTo === null || mailState === null
          ? null
          : { to: mailTo, state: mailState, reason: mailReason, answer: mailAnswer },
    },
  }
}
