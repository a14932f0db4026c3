import type { CustomerGroup, GroupTotals, Subsidiary } from '@zhike/core/customer-groups/schema'
import { sql, type RawBuilder } from 'kysely'
import { isHeldBy } from '../platform/access/customer-reach.ts'
import { visibleHolders, type VisibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'
import type { Cursor, SortKey } from '../platform/list/keyset.ts'
import { phasesAfter } from '../platform/list/key-phases.ts'

// The tree of customers that the caller has been let through to. What lies in the bin cuts off what hangs on it.

const openTenure = (alias: string, customer: string) =>
  sql`join tenures ${sql.raw(alias)} on ${sql.raw(alias)}.customer_id = ${sql.raw(customer)}
    and ${sql.raw(alias)}.slot = 'primary' and ${sql.raw(alias)}.end_at = 'infinity'`

const seenBy = (holders: VisibleHolders, alias: string): RawBuilder<boolean> =>
  holders.kind === 'all' ? sql<boolean>`true` : isHeldBy(holders, alias)

/** The customers above one, the topmost first; null where the reader may not see it. */
export async function selectPath(ctx: Context, customerId: string): Promise<CustomerGroup['path']> {
  const holders = await visibleHolders(ctx, 'customer.read')
  const { rows } = await sql<{ id: string; name: string; isSeen: boolean }>`
    with recursive up (id, depth) as (
      select ${customerId}::uuid, 0
      union all
      select p.parent_id, u.depth + 1 from up u
        join customer_parents p on p.customer_id = u.id
        join customers c on c.id = p.parent_id and c.deleted_at is null
    )
    select c.id, c.name, coalesce(${seenBy(holders, 't')}, false) as is_seen
    from up u join customers c on c.id = u.id ${openTenure('t', 'c.id')}
    where u.depth > 0 order by u.depth desc`.execute(ctx.db)
  return rows.map(({ id, name, isSeen }) => (isSeen ? { id, name } : null))
}

/** A customer and everything below it. */
const below = (customerId: string) => sql`
  sub (id, depth) as (
    select ${customerId}::uuid, 0
    union all
    select p.customer_id, s.depth + 1 from sub s
      join customer_parents p on p.parent_id = s.id
      join customers c on c.id = p.customer_id and c.deleted_at is null
  )`

export async function selectTotals(ctx: Context, customerId: string): Promise<GroupTotals> {
  const holders = await visibleHolders(ctx, 'customer.read')
  const { rows } = await sql<GroupTotals>`
    with recursive ${below(customerId)}, seen as (
      select s.id, coalesce(${seenBy(holders, 't')}, false) as is_seen from sub s ${openTenure('t', 's.id')}
    )
    select count(*) filter (where n.is_seen)::int as customers, count(*) filter (where not n.is_seen)::int as hidden,
      coalesce(sum(f.revenue12m), 0)::numeric(19, 4)::text as revenue12m,
      coalesce(sum((select sum(o.amount_base) from orders o
        where n.is_seen and o.customer_id = n.id and o.deleted_at is null)), 0)::numeric(19, 4)::text as revenue,
      coalesce(sum(f.order_count), 0)::int as orders, max(f.last_follow_up_at) as last_follow_up_at
    from seen n left join customer_stats f on f.customer_id = n.id and n.is_seen`.execute(ctx.db)
  return (
    rows[0] ?? { customers: 0, hidden: 0, revenue12m: '0.0000', revenue: '0.0000', orders: 0, lastFollowUpAt: null }
  )
}

export const subsidiaryOrder: readonly SortKey[] = [
  {
    field: 'name',
    descending: false,
    column: { expression: sql`c.name collate "zh-x-icu"`, cast: 'text', nullable: false },
  },
]

interface SubsidiaryRow extends Omit<Subsidiary, 'holder'> {
  personId: string | null
  poolId: string | null
  holderName: string
}

/**
 * The next customers below one that the reader may see: whoever lies below one that is not seen moves up. Their own
 * branches are summed for the page alone.
 */
export async function selectSubsidiaries(
  ctx: Context,
  customerId: string,
  cursor: Cursor | null,
  limit: number,
): Promise<Subsidiary[]> {
  const holders = await visibleHolders(ctx, 'customer.read')
  const [phase] = phasesAfter(subsidiaryOrder, sql`c.id`, cursor)
  const after = phase?.where ? sql`and ${phase.where}` : sql``
  const { rows } = await sql<SubsidiaryRow>`
    with recursive next (id, hidden, is_seen) as (
      select ${customerId}::uuid, -1, false
      union all
      select p.customer_id, n.hidden + 1, coalesce(${seenBy(holders, 't')}, false) from next n
        join customer_parents p on p.parent_id = n.id
        join customers c on c.id = p.customer_id and c.deleted_at is null
        ${openTenure('t', 'c.id')}
      where not n.is_seen
    ), shown as (
      select c.id, c.name, c.short_name, c.tier, c.is_vip, n.hidden as hidden_between
      from next n join customers c on c.id = n.id where n.is_seen ${after}
      order by ${phase?.orderBy} limit ${limit}
    ), branch (top, id) as (
      select id, id from shown
      union all
      select b.top, p.customer_id from branch b
        join customer_parents p on p.parent_id = b.id
        join customers c on c.id = p.customer_id and c.deleted_at is null
    ), sums as (
      select b.top, count(*)::int - 1 as below, coalesce(sum(f.revenue12m), 0)::numeric(19, 4)::text as group_revenue12m
      from branch b ${openTenure('t', 'b.id')} left join customer_stats f on f.customer_id = b.id
      where ${seenBy(holders, 't')} group by b.top
    )
    select c.id, c.name, c.short_name, c.tier, c.is_vip, c.hidden_between, f.revenue12m, s.below, s.group_revenue12m,
      t.person_id, t.pool_id,
      coalesce((select p.name from people p where p.id = t.person_id), (select o.name from pools o where o.id = t.pool_id)) as holder_name
    from shown c ${openTenure('t', 'c.id')} join sums s on s.top = c.id left join customer_stats f on f.customer_id = c.id
    order by ${phase?.orderBy}`.execute(ctx.db)
  return rows.map(({ personId, poolId, holderName, ...row }) => ({
    ...row,
    holder: { kind: personId ? 'person' : 'pool', id: personId ?? poolId ?? '', name: holderName },
  }))
}
