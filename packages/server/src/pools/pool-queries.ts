import { sql, type RawBuilder } from 'kysely'
import { may, mayForAll, type Context } from '../platform/context/context.ts'

export interface PoolRow {
  id: string
  name: string
  kind: 'public' | 'archive'
  description: string | null
  isDefault: boolean
  isActive: boolean
  everyoneClaims: boolean
  version: number
  departments: { id: string; name: string }[]
  mayClaim: boolean
}

/** Counts stop here, as everywhere. */
export const countLimit = 10_000

/**
 * The public pools the actor can see. Claiming: everybody, or people of the pool's departments and those below.
 * Seeing: who may claim, who manages pools, and who leads people that may claim.
 */
export async function findVisiblePools(
  ctx: Context,
  options: { id?: string; includeInactive?: boolean } = {},
): Promise<PoolRow[]> {
  const result = await sql<PoolRow>`
    ${departmentsAround(ctx)}
    select * from (
      select o.id, o.name, o.kind, o.description, o.is_default, o.is_active, o.everyone_claims, o.version,
        coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.position, d.name)
          from pool_departments pd join departments d on d.id = pd.department_id where pd.pool_id = o.id), '[]') as departments,
        (o.everyone_claims or exists (
          select 1 from pool_departments pd join above a on a.id = pd.department_id where pd.pool_id = o.id)) as may_claim
      from pools o
      where o.kind = 'public'
        ${options.id === undefined ? sql`` : sql`and o.id = ${options.id}::uuid`}
        ${options.includeInactive ? sql`` : sql`and o.is_active`}
    ) seen
    where may_claim or ${mayForAll(ctx, 'pool.manage')} or (${may(ctx, 'customer.assign')} and exists (
      select 1 from pool_departments pd join below b on b.id = pd.department_id where pd.pool_id = seen.id))
    order by is_active desc, is_default desc, name collate "zh-x-icu", id`.execute(ctx.db)
  return result.rows
}

/** The actor's department with all above it, and with all below it. */
function departmentsAround(ctx: Context): RawBuilder<unknown> {
  return sql`
    with recursive above as (
      select id, parent_id from departments where id = ${ctx.actor.departmentId}::uuid
      union select d.id, d.parent_id from departments d join above a on d.id = a.parent_id
    ), below as (
      select id from departments where id = ${ctx.actor.departmentId}::uuid
      union select d.id from departments d join below b on d.parent_id = b.id
    )`
}

export interface PoolCounts {
  id: string
  count: number
  newIn7Days: number
}

export async function countPools(ctx: Context, poolIds: readonly string[], since: string): Promise<PoolCounts[]> {
  const result = await sql<PoolCounts>`
    select o.id,
      (select count(*) from (select 1 from tenures t where t.pool_id = o.id and t.end_at = 'infinity'
        limit ${countLimit + 1}) x) as count,
      (select count(*) from (select 1 from tenures t where t.pool_id = o.id and t.end_at = 'infinity'
        and t.start_at >= ${since}::timestamptz limit ${countLimit}) x) as new_in7_days
    from pools o where o.id = any(${poolIds}::uuid[])`.execute(ctx.db)
  return result.rows
}

/** Takes the pool's row against everybody who is about to put customers into it. */
export async function lockPoolForChange(
  ctx: Context,
  id: string,
): Promise<
  { id: string; kind: string; name: string; isActive: boolean; isDefault: boolean; version: number } | undefined
> {
  return ctx.db
    .selectFrom('pools')
    .select(['id', 'kind', 'name', 'isActive', 'isDefault', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertPool(
  ctx: Context,
  pool: { id: string; name: string; description: string | null; everyoneClaims: boolean },
): Promise<void> {
  await ctx.db.insertInto('pools').values(pool).execute()
}

export interface PoolChange {
  name?: string | undefined
  description?: string | null | undefined
  everyoneClaims?: boolean | undefined
  isActive?: boolean | undefined
}

export async function updatePool(ctx: Context, id: string, change: PoolChange): Promise<void> {
  await ctx.db
    .updateTable('pools')
    .set({ ...change, version: sql<number>`version + 1`, updatedAt: sql<string>`now()` })
    .where('id', '=', id)
    .execute()
}

/** The default goes over from one pool to another. */
export async function makeDefault(ctx: Context, id: string): Promise<void> {
  await sql`update pools set is_default = false, version = version + 1 where is_default and id <> ${id}::uuid`.execute(
    ctx.db,
  )
  await sql`update pools set is_default = true where id = ${id}::uuid`.execute(ctx.db)
}

export async function replaceDepartments(
  ctx: Context,
  poolId: string,
  departmentIds: readonly string[],
): Promise<void> {
  await sql`delete from pool_departments where pool_id = ${poolId}::uuid`.execute(ctx.db)
  await sql`
    insert into pool_departments (pool_id, department_id)
    select ${poolId}::uuid, id from departments where id = any(${departmentIds}::uuid[])`.execute(ctx.db)
}

/** Names are given one after the other, so that two pools cannot take the same one at once. */
export async function lockPoolNames(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('zhike.pool-names'))`.execute(ctx.db)
}

export async function findUnknownDepartment(ctx: Context, ids: readonly string[]): Promise<string | undefined> {
  const result = await sql<{ id: string }>`
    select x.id from unnest(${ids}::uuid[]) as x(id) where not exists (select 1 from departments d where d.id = x.id)
    limit 1`.execute(ctx.db)
  return result.rows[0]?.id
}

export async function findPoolByName(ctx: Context, name: string, exceptId: string | null): Promise<string | undefined> {
  const result = await sql<{ id: string }>`
    select id from pools where lower(name) = lower(${name}) and is_active and id is distinct from ${exceptId}::uuid`.execute(
    ctx.db,
  )
  return result.rows[0]?.id
}

/** Rules in force, or being drafted, that send customers to a pool. */
export async function findRuleNaming(
  ctx: Context,
  poolId: string,
): Promise<{ no: number; position: number } | undefined> {
  const result = await sql<{ no: number; position: number }>`
    select v.no, r.position::int as position
    from rule_versions v, jsonb_array_elements(v.rules) with ordinality as r(rule, position)
    where v.state in ('active', 'draft') and r.rule -> 'then' ->> 'poolId' = ${poolId}::text
    order by v.state, r.position limit 1`.execute(ctx.db)
  return result.rows[0]
}
