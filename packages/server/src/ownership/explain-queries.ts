import type { ReasonCode } from '@zhike/core/ownership/reasons'
import type { Holder } from '@zhike/core/ownership/schema'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { afterCursor, type Cursor, type SortKey } from '../platform/list/keyset.ts'

/** A tenure with every name that its ids stand for. */
export interface TenureRow {
  customerId: string
  id: string
  personId: string | null
  poolId: string | null
  holderName: string
  departmentName: string | null
  isActive: boolean
  formerHolderName: string | null
  startAt: string
  endAt: string
  reasonCode: ReasonCode
  reason: unknown
  ruleVersionId: string | null
  ruleVersionNo: number | null
  rulePosition: number | null
  runId: string | null
  actorId: string | null
  actorName: string
}

const tenureRows = sql`
  select t.customer_id, t.id, t.person_id, t.pool_id, coalesce(p.name, o.name) as holder_name, d.name as department_name,
    coalesce(p.is_active, o.is_active) as is_active, coalesce(fp.name, fo.name) as former_holder_name,
    t.start_at, t.end_at, t.reason_code, t.reason, t.rule_version_id, v.no as rule_version_no, t.rule_position,
    t.run_id, t.actor_id, t.actor_name
  from tenures t
  left join people p on p.id = t.person_id
  left join departments d on d.id = p.department_id
  left join pools o on o.id = t.pool_id
  left join rule_versions v on v.id = t.rule_version_id
  left join tenures f on f.customer_id = t.customer_id and f.slot = t.slot and f.end_at = t.prev_end_at
  left join people fp on fp.id = f.person_id
  left join pools fo on fo.id = f.pool_id`

export async function findOpenTenure(ctx: Context, customerId: string): Promise<TenureRow | undefined> {
  const result = await sql<TenureRow>`
    ${tenureRows} where t.customer_id = ${customerId}::uuid and t.end_at = 'infinity'`.execute(ctx.db)
  return result.rows[0]
}

/** Newest first; the chain has no gap, so the start orders it. */
export const tenureSort: SortKey[] = [
  {
    field: 'startAt',
    column: { expression: sql`t.start_at`, cast: 'timestamptz', nullable: false },
    descending: true,
  },
]

export async function findTenures(
  ctx: Context,
  customerId: string,
  options: { limit: number; cursor: Cursor | null },
): Promise<TenureRow[]> {
  const after: RawBuilder<unknown> = options.cursor
    ? sql`and ${afterCursor(tenureSort, sql`t.id`, options.cursor)}`
    : sql``
  const result = await sql<TenureRow>`
    ${tenureRows} where t.customer_id = ${customerId}::uuid ${after}
    order by t.start_at desc, t.id limit ${options.limit + 1}`.execute(ctx.db)
  return result.rows
}

/** People and pools by id; ids are unique over both. */
export async function findHolders(ctx: Context, ids: readonly string[]): Promise<Holder[]> {
  const result = await sql<Holder>`
    select 'person' as kind, p.id, p.name, d.name as department_name, p.is_active
    from people p left join departments d on d.id = p.department_id where p.id = any(${ids}::uuid[])
    union all
    select 'pool', o.id, o.name, null, o.is_active from pools o where o.id = any(${ids}::uuid[])`.execute(ctx.db)
  return result.rows
}
