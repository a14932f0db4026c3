import type { MailReason, OutgoingMail } from '@zhike/core/mail/schema'
import { sql } from 'kysely'
import { now, type Context } from '../platform/context/context.ts'

export async function selectMailSettings(ctx: Context) {
  return ctx.db.selectFrom('mailSettings').selectAll().executeTakeFirst()
}

export interface MailSettingsRow {
  host: string
  port: number
  security: string
  checkCertificate: boolean
  username: string | null
  passwordSealed: Buffer | null
  senderAddress: string
  senderName: string | null
}

export async function upsertMailSettings(ctx: Context, row: MailSettingsRow): Promise<void> {
  const values = { ...row, updatedAt: sql<string>`now()`, updatedBy: ctx.actor.personId }
  await ctx.db
    .insertInto('mailSettings')
    .values(values)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

export async function removeMailSettings(ctx: Context): Promise<boolean> {
  const result = await ctx.db.deleteFrom('mailSettings').executeTakeFirst()
  return result.numDeletedRows > 0n
}

export async function selectOutgoingMails(
  ctx: Context,
  filter: { state?: OutgoingMail['state'] | undefined; id?: string; limit: number },
): Promise<OutgoingMail[]> {
  const at = now(ctx).toISOString()
  let query = ctx.db
    .selectFrom('outgoingMails as m')
    .innerJoin('people as p', 'p.id', 'm.personId')
    .select([
      'm.id',
      'm.kind',
      'm.toAddress as to',
      'm.personId',
      'p.name as personName',
      'm.state',
      'm.attempts',
      'm.reason',
      'm.answer',
      'm.createdAt',
      'm.triedAt',
      'm.sentAt',
      sql<boolean>`m.state <> 'sent' and m.content_sealed is not null and m.expires_at > ${at}::timestamptz`.as(
        'canRetry',
      ),
    ])
    .orderBy('m.createdAt', 'desc')
    .orderBy('m.id')
    .limit(filter.limit)
  if (filter.state !== undefined) query = query.where('m.state', '=', filter.state)
  if (filter.id !== undefined) query = query.where('m.id', '=', filter.id)
  return (await query.execute()) as OutgoingMail[]
}

/** A mail that waits to be sent; undefined where it was sent or given up meanwhile. */
export async function selectQueuedMail(ctx: Context, id: string) {
  return ctx.db
    .selectFrom('outgoingMails as m')
    .leftJoin('accessLinks as l', 'l.id', 'm.linkId')
    .select([
      'm.id',
      'm.toAddress',
      'm.contentSealed',
      'm.attempts',
      'm.expiresAt',
      sql<boolean>`coalesce(l.used_at is not null or l.revoked_at is not null, true)`.as('isPointless'),
    ])
    .where('m.id', '=', id)
    .where('m.state', '=', 'queued')
    .executeTakeFirst()
}

export async function markMailSent(ctx: Context, id: string, answer: string): Promise<void> {
  const at = now(ctx).toISOString()
  await ctx.db
    .updateTable('outgoingMails')
    .set((eb) => ({
      state: 'sent',
      answer,
      reason: null,
      contentSealed: null,
      attempts: eb('attempts', '+', 1),
      triedAt: at,
      sentAt: at,
    }))
    .where('id', '=', id)
    .execute()
}

/** Keeps why a mail did not go. `isOver`: it is given up; its text stays, so that an administrator can try again. */
export async function noteMailFailure(
  ctx: Context,
  id: string,
  failure: { reason: MailReason; answer: string },
  isOver: boolean,
): Promise<void> {
  await ctx.db
    .updateTable('outgoingMails')
    .set((eb) => ({
      state: isOver ? 'failed' : 'queued',
      reason: failure.reason,
      answer: failure.answer,
      attempts: eb('attempts', '+', 1),
      triedAt: now(ctx).toISOString(),
      ...(failure.reason === 'expired' ? { contentSealed: null } : {}),
    }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
}

/** Back in the queue with a clean slate. */
export async function requeueMail(ctx: Context, id: string): Promise<void> {
  await ctx.db.updateTable('outgoingMails').set({ state: 'queued', attempts: 0 }).where('id', '=', id).execute()
}

/** Without a context: the doctor looks at databases that serve nobody. */
export async function selectMailHealth(db: Context['db']) {
  const settings = await db.selectFrom('mailSettings').select(['host', 'port']).executeTakeFirst()
  if (!settings) return null
  const { rows } = await sql<{ failed: number; waiting: number }>`
    select count(*) filter (where state = 'failed' and reason <> 'expired')::int as failed,
      count(*) filter (where state = 'queued' and attempts > 0)::int as waiting
    from outgoing_mails where created_at > now() - interval '7 days'`.execute(db)
  const latest = await db
    .selectFrom('outgoingMails')
    .select(['reason', 'answer'])
    .where('state', '<>', 'sent')
    .where('reason', 'is not', null)
    .where('reason', '<>', 'expired')
    .orderBy('triedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    server: `${settings.host}:${settings.port}`,
    failed: rows[0]?.failed ?? 0,
    waiting: rows[0]?.waiting ?? 0,
    latest: latest ?? null,
  }
}

export async function selectMailsUnderWay(ctx: Context): Promise<{ id: string; since: string }[]> {
  return ctx.db
    .selectFrom('outgoingMails')
    .select(['id', 'createdAt as since'])
    .where('state', '=', 'queued')
    .limit(1000)
    .execute()
}
