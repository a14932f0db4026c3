import type { AuditEntry } from '@zhike/core/audit/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { afterCursor, encodeCursor, orderBy, type Cursor, type SortKey } from '../platform/list/keyset.ts'

export interface AuditFilter {
  action?: string | undefined
  actorId?: string | undefined
  subjectType?: string | undefined
  subjectId?: string | undefined
  customerId?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Newest first. */
export const auditOrder: SortKey[] = [
  { field: 'at', column: { expression: sql`e.at`, cast: 'timestamptz', nullable: false }, descending: true },
]

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
    .orderBy(orderBy(auditOrder, sql`e.id`) as never)
    .limit(limit + 1)
  if (cursor) query = query.where(afterCursor(auditOrder, sql`e.id`, cursor))
  if (filter.action) {
    query = filter.action.endsWith('.')
      ? query.where(sql<boolean>`starts_with(e.action, ${filter.action})`)
      : query.where('e.action', '=', filter.action)
  }
  if (filter.actorId) query = query.where('e.actorId', '=', filter.actorId)
  if (filter.subjectType) query = query.where('e.subjectType', '=', filter.subjectType)
  if (filter.subjectId) query = query.where('e.subjectId', '=', filter.subjectId)
  if (filter.customerId) query = query.where('e.customerId', '=', filter.customerId)
  if (filter.from) query = query.where('e.at', '>=', filter.from)
  if (filter.to) query = query.where('e.at', '<', filter.to)
  const rows = await query.execute()
  const items = rows.slice(0, limit) as AuditEntry[]
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, nextCursor: last ? encodeCursor(auditOrder, filter, [last.at], last.id) : null }
}
