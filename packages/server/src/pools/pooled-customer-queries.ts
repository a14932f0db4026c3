import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Condition } from '@zhike/core/filter/condition'
import type { FieldCatalogue } from '@zhike/core/filter/field-types'
import type { ReasonCode } from '@zhike/core/ownership/reasons'
import { ruleCatalogue } from '@zhike/core/rules/rule-catalogue'
import { sql, type RawBuilder } from 'kysely'
import { customColumns } from '../custom-fields/custom-columns.ts'
import { ruleColumns } from '../customers/customer-columns.ts'
import { today, type Context } from '../platform/context/context.ts'
import { compileCondition, type ColumnMap } from '../platform/filter/compile-condition.ts'
import { afterCursor, orderBy, type Cursor, type SortColumn, type SortKey } from '../platform/list/keyset.ts'
import { countLimit } from './pool-queries.ts'

export const pooledSorts: Record<string, SortColumn> = {
  enteredAt: { expression: sql`t.start_at`, cast: 'timestamptz', nullable: false },
}

export interface PooledRow {
  id: string
  name: string
  kind: 'organisation' | 'individual'
  regionCode: string | null
  industryCode: string | null
  tier: 'A' | 'B' | 'C' | null
  isVip: boolean
  revenue12m: string | null
  lastOrderOn: string | null
  enteredAt: string
  reasonCode: ReasonCode
  rulePosition: number | null
  formerHolderName: string | null
  tenureId: string
}

/** What is asked of pooled customers; of one's own fields, those that rules may ask for. */
export interface PooledFilter {
  condition: Condition
  custom: readonly CustomField[]
}

/** What can be seen of a pooled customer: the columns are the mask, no way to contact anybody is among them. */
export async function findPooledCustomers(
  ctx: Context,
  poolId: string,
  options: { filter: PooledFilter | undefined; keys: SortKey[]; cursor: Cursor | null; limit: number },
): Promise<PooledRow[]> {
  const after = options.cursor ? sql`and ${afterCursor(options.keys, sql`t.customer_id`, options.cursor)}` : sql``
  const result = await sql<PooledRow>`
    select c.id, c.name, c.kind, c.region_code, c.industry_code, c.tier, c.is_vip, s.revenue12m, s.last_order_on,
      t.start_at as entered_at, t.reason_code, t.rule_position, t.id as tenure_id,
      (select p.name from tenures f join people p on p.id = f.person_id
        where f.customer_id = t.customer_id and f.end_at <= t.start_at order by f.end_at desc limit 1) as former_holder_name
    from tenures t join customers c on c.id = t.customer_id left join customer_stats s on s.customer_id = c.id
    where ${lyingIn(ctx, poolId, options.filter)} ${after}
    order by ${orderBy(options.keys, sql`t.customer_id`)} limit ${options.limit + 1}`.execute(ctx.db)
  return result.rows
}

export async function countPooled(ctx: Context, poolId: string, filter: PooledFilter | undefined): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from tenures t join customers c on c.id = t.customer_id left join customer_stats s on s.customer_id = c.id
      where ${lyingIn(ctx, poolId, filter)} limit ${countLimit + 1}) counted`.execute(ctx.db)
  return result.rows[0]?.count ?? 0
}

/** All of them, however many. */
export async function countAllPooled(ctx: Context, poolId: string, filter: PooledFilter | undefined): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*) as count from tenures t join customers c on c.id = t.customer_id
    left join customer_stats s on s.customer_id = c.id where ${lyingIn(ctx, poolId, filter)}`.execute(ctx.db)
  return result.rows[0]?.count ?? 0
}

function lyingIn(ctx: Context, poolId: string, filter: PooledFilter | undefined): RawBuilder<unknown> {
  const condition = filter ? sql`and ${compiled(ctx, filter)}` : sql``
  return sql`t.pool_id = ${poolId}::uuid and t.end_at = 'infinity' and c.deleted_at is null ${condition}`
}

function compiled(ctx: Context, { condition, custom }: PooledFilter): RawBuilder<boolean> {
  const columns: ColumnMap<FieldCatalogue> = { ...customColumns(custom, sql`c.custom`), ...ruleColumns }
  const environment = { today: today(ctx), timeZone: ctx.company.timeZone }
  return compileCondition(condition, ruleCatalogue(custom), columns, environment)
}
