import { newId } from '@zhike/core/kernel/ids'
import type { MailKind } from '@zhike/core/mail/schema'
import { sql } from 'kysely'
import { seal, unseal } from '../auth/seal.ts'
import { now, type Context } from '../context/context.ts'
import type { MailContent } from './deliver-mail.ts'

const purpose = 'outgoing-mail'
const keptDays = 90

export interface NewMail {
  kind: MailKind
  personId: string
  linkId: string
  to: string
  content: MailContent
  /** After this the mail would be of no use and is not sent. */
  expiresAt: string
}

/** Writes a mail in the transaction of the change it tells of; a job sends it after the commit. */
export async function queueMail(ctx: Context, mail: NewMail): Promise<string> {
  const id = newId()
  const { content, to, ...row } = mail
  await ctx.db
    .insertInto('outgoingMails')
    .values({
      ...row,
      id,
      toAddress: to,
      contentSealed: seal(ctx.services.secrets.current(), purpose, JSON.stringify(content)),
      createdAt: now(ctx).toISOString(),
    })
    .execute()
  await ctx.services.queue.add(ctx.db, 'send-mail', { id })
  await ctx.db
    .deleteFrom('outgoingMails')
    .where('createdAt', '<', sql<string>`now() - ${`${keptDays} days`}::interval`)
    .execute()
  return id
}

/** What a queued mail says; null where another installation's secret sealed it. */
export function openMailContent(ctx: Context, sealed: Buffer): MailContent | null {
  const text = unseal(ctx.services.secrets.all(), purpose, sealed)
  return text === null ? null : (JSON.parse(text) as MailContent)
}
