import type { AuditEntry } from '@zhike/core/audit/schema'
import { auditActions, groupOf } from '@zhike/core/audit/actions'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { afterCursor, encodeCursor, orderBy, type Cursor, type SortKey } from '../platform/list/keyset.ts'

export interface AuditFilter {
  action?: string | undefined
  actorId?: string | undefined
  subjectType?: string | undefined
  subjectId?: string | undefined
  customerId?: string | undefined
  via?: string | undefined
  ipAddress?: string | undefined
  requestId?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Newest first. */
export const auditOrder: SortKey[] = [
  { field: 'at', column: { expression: sql`e.at`, cast: 'timestamptz', nullable: false }, descending: true },
]

function conditions(filter: AuditFilter): RawBuilder<unknown>[] {
  const { action, actorId, subjectType, subjectId, customerId, via, ipAddress, requestId, from, to } = filter
  const found: RawBuilder<unknown>[] = []
  if (action) found.push(actionIs(action))
  if (actorId) found.push(sql`(e.actor_id = ${actorId}::uuid or e.on_behalf_of = ${actorId}::uuid)`)
  if (subjectType) found.push(sql`e.subject_type = ${subjectType}`)
  if (subjectId) found.push(sql`e.subject_id = ${subjectId}`)
  if (customerId) found.push(sql`e.customer_id = ${customerId}::uuid`)
  if (via) found.push(sql`e.via = ${via}`)
  if (ipAddress) {
    found.push(
      /[.:]$/.test(ipAddress) ? sql`starts_with(e.ip_address, ${ipAddress})` : sql`e.ip_address = ${ipAddress}`,
    )
  }
  if (requestId) found.push(sql`e.request_id = ${requestId}`)
  if (from) found.push(sql`e.at >= ${from}::timestamptz`)
  if (to) found.push(sql`e.at < ${to}::timestamptz`)
  return found.length > 0 ? found : [sql`true`]
}

const matches = (filter: AuditFilter) => sql<boolean>`${sql.join(conditions(filter), sql` and `)}`

export async function selectAudit(
  ctx: Context,
  filter: AuditFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  let query = ctx.db
    .selectFrom('auditEntries as e')
    .leftJoin('auditValues as v', 'v.entryId', 'e.id')
    .selectAll('e')
    .select(['v.before', 'v.after'])
    .where(matches(filter))
    .orderBy(orderBy(auditOrder, sql`e.id`) as never)
    .limit(limit + 1)
  if (cursor) query = query.where(afterCursor(auditOrder, sql`e.id`, cursor))
  const rows = await query.execute()
  const items = rows.slice(0, limit) as AuditEntry[]
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, nextCursor: last ? encodeCursor(auditOrder, filter, [last.at], last.id) : null }
}

export async function countAudit(ctx: Context, filter: AuditFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from audit_entries e where ${matches(filter)}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** A whole group by its known actions, which an index finds; a beginning that is no group by its letters. */
function actionIs(action: string) {
  if (!action.endsWith('.')) return sql<boolean>`e.action = ${action}`
  const known = Object.keys(auditActions).filter((one) => `${groupOf(one)}.` === action)
  if (known.length === 0) return sql<boolean>`starts_with(e.action, ${action})`
  return sql<boolean>`e.action = any(${known}::text[])`
}

/** The names of today behind ids, wherever they lie: one query for a page. */
export async function selectNames(ctx: Context, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {}
  const { rows } = await sql<{ id: string; name: string }>`
    with wanted as (select unnest(${ids}::uuid[]) as id)
    select c.id, coalesce(c.short_name, c.name) as name from customers c join wanted using (id)
    union all select p.id, p.name from people p join wanted using (id)
    union all select o.id, o.name from pools o join wanted using (id)
    union all select d.id, d.name from departments d join wanted using (id)
    union all select t.id, t.name from teams t join wanted using (id)`.execute(ctx.db)
  return Object.fromEntries(rows.map((row) => [row.id, row.name]))
}

/** Contacts lie by their customer; of the entries of one page. */
export async function selectContactNames(
  ctx: Context,
  contacts: readonly { customerId: string; id: string }[],
): Promise<Record<string, string>> {
  if (contacts.length === 0) return {}
  const { rows } = await sql<{ id: string; name: string }>`
    select n.id, n.name from contacts n
    join unnest(${contacts.map((one) => one.customerId)}::uuid[], ${contacts.map((one) => one.id)}::uuid[])
      as wanted(customer_id, id) on n.customer_id = wanted.customer_id and n.id = wanted.id`.execute(ctx.db)
  return Object.fromEntries(rows.map((row) => [row.id, row.name]))
}
