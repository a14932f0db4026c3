import type { Permission } from '@zhike/core/access/permissions'
import { sql, type RawBuilder } from 'kysely'
import { customerReach, isHeldBy, isReachedNow } from '../platform/access/customer-reach.ts'
import { areHolding, visibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'
import { phasesAfter } from '../platform/list/key-phases.ts'
import type { Cursor, SortKey } from '../platform/list/keyset.ts'

export const clusterOrder: readonly SortKey[] = [
  { field: 'score', descending: true, column: { expression: sql`d.score`, cast: 'int', nullable: false } },
]

export interface ClusterRow {
  id: string
  score: number
}

/** Customers still there: deleted and merged ones have left, also where no scan has noticed yet. */
const living = sql`duplicate_members m join customers c on c.id = m.customer_id and c.deleted_at is null`

/** Groups of at least two with one inside the scope, most certain first. */
export async function selectClusters(
  ctx: Context,
  { minScore, cursor, limit }: { minScore: number; cursor: Cursor | null; limit: number },
): Promise<ClusterRow[]> {
  const [phase] = phasesAfter(clusterOrder, sql`d.id`, cursor)
  const reach = await customerReach(ctx, 'customer.read')
  if (reach.kind === 'none' || !phase) return []
  const inside: RawBuilder<unknown> =
    reach.kind === 'all'
      ? sql`true`
      : sql`d.id in (select m.cluster_id from tenures t join duplicate_members m on m.customer_id = t.customer_id
          where t.end_at = 'infinity' and ${isHeldBy(reach, 't')})`
  const { rows } = await sql<ClusterRow>`
    select d.id, d.score from duplicate_clusters d
    where d.score >= ${minScore} and ${phase.where ?? sql`true`} and ${inside}
      and (select count(*) from (select from ${living} where m.cluster_id = d.id limit 2) two) = 2
    order by ${phase.orderBy} limit ${limit}`.execute(ctx.db)
  return rows
}

/** How many customers of these groups lie inside the scope of a permission. */
export async function countMembers(ctx: Context, minScore: number, permission: Permission): Promise<number> {
  const reach = await customerReach(ctx, permission)
  if (reach.kind === 'none') return 0
  const inside = reach.kind === 'all' ? sql`true` : isReachedNow(reach, sql`m.customer_id`)
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from duplicate_clusters d join ${living} on m.cluster_id = d.id
    where d.score >= ${minScore} and ${inside}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

export interface Member {
  clusterId: string
  customerId: string
  isVisible: boolean
  personId: string | null
  holderName: string
  departmentName: string | null
}

/** Who is in these groups, inside the scope or not; only names of holders leave of the others. */
export async function selectMembers(ctx: Context, clusterIds: readonly string[]): Promise<Member[]> {
  const holders = await visibleHolders(ctx, 'customer.read')
  const { rows } = await sql<Omit<Member, 'isVisible'>>`
    select m.cluster_id, m.customer_id, t.person_id, coalesce(p.name, o.name, '') as holder_name, g.name as department_name
    from ${living} join tenures t on t.customer_id = c.id and t.end_at = 'infinity'
    left join people p on p.id = t.person_id left join departments g on g.id = p.department_id
    left join pools o on o.id = t.pool_id
    where m.cluster_id = any(${clusterIds}::uuid[]) order by m.customer_id`.execute(ctx.db)
  return rows.map((row) => ({ ...row, isVisible: areHolding(holders, row.personId, row.customerId) }))
}

export interface PairRow {
  clusterId: string
  customerId: string
  otherId: string
  score: number
  evidence: number
}

/** Pairs inside these groups that nobody has said are different. */
export async function selectPairs(ctx: Context, clusterIds: readonly string[]): Promise<PairRow[]> {
  const { rows } = await sql<PairRow>`
    select m.cluster_id, p.customer_id, p.other_id, p.score, p.evidence
    from duplicate_members m join duplicate_pairs p on p.customer_id = m.customer_id
    join duplicate_members o on o.customer_id = p.other_id and o.cluster_id = m.cluster_id
    where m.cluster_id = any(${clusterIds}::uuid[]) and not exists (
      select from duplicates_apart x where x.customer_id = p.customer_id and x.other_id = p.other_id)
    order by p.score desc, p.customer_id, p.other_id`.execute(ctx.db)
  return rows
}

export async function findCluster(ctx: Context, id: string): Promise<ClusterRow | undefined> {
  return ctx.db.selectFrom('duplicateClusters').select(['id', 'score']).where('id', '=', id).executeTakeFirst()
}
