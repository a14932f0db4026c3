import type { Tier } from '@zhike/core/tiers/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { afterCursor, encodeCursor, orderBy, type Cursor, type SortKey } from '../platform/list/keyset.ts'
import { customersInReach } from './figure-queries.ts'

export interface StandingFilter {
  tier?: Tier | undefined
  vip?: boolean | undefined
  changed?: boolean | undefined
  departmentId?: string | undefined
}

const plain = (expression: string, cast: string, nullable = false) => ({
  expression: sql.raw(expression),
  cast,
  nullable,
})

/** Tiers follow each other by measure, so this is the order of rank, along an index that shifted ranks do not touch. */
export const standingOrder: SortKey[] = [
  { field: 'tier', column: plain('r.tier', 'text'), descending: false },
  { field: 'measure', column: plain('r.measure', 'numeric'), descending: true },
  { field: 'rank', column: plain('r.rank', 'int'), descending: false },
]

/** Those that the latest run changed: by their new rank, those that left the ranking last. */
export const changeOrder: SortKey[] = [{ field: 'rank', column: plain('h.rank', 'int', true), descending: false }]

const holderName = sql<string>`coalesce((select name from people where id = t.person_id), (select name from pools where id = t.pool_id))`

async function standings(ctx: Context, filter: StandingFilter, runNo: number) {
  const reach = await customersInReach(ctx, filter.departmentId)
  let query = reach
    .leftJoin('tierResults as r', 'r.customerId', 'c.id')
    .leftJoin('tierChanges as h', (join) => join.onRef('h.customerId', '=', 'c.id').on('h.runNo', '=', runNo))
    .select([
      'c.id as customerId',
      'c.name',
      'c.shortName',
      't.personId',
      't.poolId',
      holderName.as('holderName'),
      'r.tier',
      'r.isVip',
      'r.rank',
      'r.measure',
      'r.shareBefore',
      'h.runNo as changedBy',
      'h.fromTier',
      'h.fromVip',
      'h.toTier',
      'h.toVip',
      'h.previousMeasure',
      'h.measure as changedMeasure',
      'h.rank as changedRank',
      sql<string | null>`(select s.last_order_on from customer_stats s where s.customer_id = c.id)`.as('lastOrderOn'),
    ])
  // Stated on the side that the order runs along, so that the page walks its index.
  if (filter.changed) query = query.where('h.runNo', '=', runNo)
  else query = query.where('r.rank', 'is not', null)
  if (filter.tier) query = query.where('r.tier', '=', filter.tier)
  if (filter.vip) query = query.where('r.isVip', '=', true)
  return query
}

export type StandingRow = Awaited<ReturnType<Awaited<ReturnType<typeof standings>>['executeTakeFirstOrThrow']>>

export async function selectStandings(
  ctx: Context,
  filter: StandingFilter,
  runNo: number,
  cursor: Cursor | null,
  limit: number,
): Promise<{ rows: StandingRow[]; nextCursor: string | null }> {
  const keys = filter.changed ? changeOrder : standingOrder
  let query = (await standings(ctx, filter, runNo)).orderBy(orderBy(keys, sql`c.id`) as never).limit(limit + 1)
  if (cursor) query = query.where(afterCursor(keys, sql`c.id`, cursor))
  const found = await query.execute()
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  if (!last) return { rows, nextCursor: null }
  const text = (value: number | null) => (value === null ? null : String(value))
  const values = filter.changed ? [text(last.changedRank)] : [last.tier, last.measure, text(last.rank)]
  return { rows, nextCursor: encodeCursor(keys, filter, values, last.customerId) }
}

export async function selectStanding(ctx: Context, customerId: string) {
  return ctx.db
    .selectFrom('customers as c')
    .leftJoin('tierResults as r', 'r.customerId', 'c.id')
    .select(['c.tier', 'c.isVip', 'r.rank', 'r.measure', 'r.shareBefore'])
    .where('c.id', '=', customerId)
    .executeTakeFirstOrThrow()
}

export async function selectChanges(ctx: Context, customerId: string, limit: number) {
  return ctx.db
    .selectFrom('tierChanges')
    .select(['runNo', 'at', 'fromTier', 'toTier', 'fromVip', 'toVip', 'rank', 'measure', 'previousMeasure'])
    .where('customerId', '=', customerId)
    .orderBy('runNo', 'desc')
    .limit(limit)
    .execute()
}
