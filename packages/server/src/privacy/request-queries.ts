import { newId } from '@zhike/core/kernel/ids'
import type { PersonRef, PrivacyRequest } from '@zhike/core/privacy/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { afterCursor, encodeCursor, orderBy, type Cursor, type SortKey } from '../platform/list/keyset.ts'

export const requestOrder: SortKey[] = [
  {
    field: 'createdAt',
    column: { expression: sql`r.created_at`, cast: 'timestamptz', nullable: false },
    descending: true,
  },
]

function everything(ctx: Context) {
  return ctx.db.selectFrom('privacyRequests as r').selectAll('r')
}

type Row = Awaited<ReturnType<ReturnType<typeof everything>['executeTakeFirstOrThrow']>>

function present({ createdBy, createdName, ...row }: Row): PrivacyRequest {
  return {
    ...row,
    kind: row.kind === 'export' ? 'export' : 'erasure',
    state: row.state as PrivacyRequest['state'],
    result: row.result as PrivacyRequest['result'],
    createdBy: { id: createdBy, name: createdName },
  }
}

export async function selectRequests(ctx: Context, cursor: Cursor | null, limit: number) {
  let query = everything(ctx)
    .orderBy(orderBy(requestOrder, sql`r.id`) as never)
    .limit(limit + 1)
  if (cursor) query = query.where(afterCursor(requestOrder, sql`r.id`, cursor))
  const rows = (await query.execute()).map(present)
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, nextCursor: last ? encodeCursor(requestOrder, null, [last.createdAt], last.id) : null }
}

export async function selectRequest(ctx: Context, id: string): Promise<PrivacyRequest | undefined> {
  const row = await everything(ctx).where('r.id', '=', id).executeTakeFirst()
  return row && present(row)
}

export async function insertRequest(
  ctx: Context,
  request: PersonRef & Pick<PrivacyRequest, 'kind' | 'state' | 'subject' | 'reason'>,
): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('privacyRequests')
    .values({ ...request, id, createdBy: ctx.actor.personId, createdName: ctx.actor.name })
    .execute()
  return id
}

/** Takes a request up, so that no other process does; null where it is done or being worked on. */
export async function lockRequest(ctx: Context, id: string): Promise<PrivacyRequest | null> {
  const row = await everything(ctx)
    .where('r.id', '=', id)
    .where('r.state', 'in', ['queued', 'failed'])
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) return null
  await ctx.db.updateTable('privacyRequests').set({ state: 'running', error: null }).where('id', '=', id).execute()
  return present(row)
}

export async function finishRequest(ctx: Context, id: string, result: Record<string, number>): Promise<void> {
  await ctx.db
    .updateTable('privacyRequests')
    .set({ state: 'done', result: JSON.stringify(result), finishedAt: sql<string>`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
}

export async function failRequest(ctx: Context, id: string, error: string): Promise<void> {
  await ctx.db
    .updateTable('privacyRequests')
    .set({ state: 'failed', error, finishedAt: sql<string>`clock_timestamp()` })
    .where('id', '=', id)
    .where('state', '<>', 'done')
    .execute()
}

/** Requests about an erased person keep that they were made; neither name nor what else identifies stays in them. */
export async function anonymiseRequests(
  ctx: Context,
  { customerId, contactId }: PersonRef,
  label: string,
  terms: readonly string[],
): Promise<void> {
  const person = contactId === null ? sql`true` : sql`contact_id = ${contactId}::uuid`
  await sql`update privacy_requests set subject = ${label} where customer_id = ${customerId}::uuid and ${person}`.execute(
    ctx.db,
  )
  for (const term of [...terms].sort((a, b) => b.length - a.length)) {
    await sql`update privacy_requests set reason = replace(reason, ${term}, ${label})
      where customer_id = ${customerId}::uuid and strpos(reason, ${term}) > 0`.execute(ctx.db)
  }
}

export async function selectErasuresUnderWay(ctx: Context): Promise<{ id: string; since: string }[]> {
  return ctx.db
    .selectFrom('privacyRequests')
    .select(['id', 'createdAt as since'])
    .where('state', 'in', ['queued', 'running'])
    .where('kind', '=', 'erasure')
    .execute()
}
