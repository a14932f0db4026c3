import type { CustomerKey, IdentifyingFacts } from '@zhike/core/customers/customer-keys'
import { sql } from 'kysely'
import { areHolding, visibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'

const kindsOf = (keys: readonly CustomerKey[]) => keys.map((key) => key.kind)
const valuesOf = (keys: readonly CustomerKey[]) => keys.map((key) => key.value)

/** Makes the stored keys of a customer exactly these. */
export async function saveKeys(ctx: Context, customerId: string, keys: readonly CustomerKey[]): Promise<void> {
  await sql`
    delete from customer_keys k where k.customer_id = ${customerId}::uuid and not exists (
      select 1 from unnest(${kindsOf(keys)}::text[], ${valuesOf(keys)}::text[]) as wanted(kind, value)
      where wanted.kind = k.kind and wanted.value = k.value)`.execute(ctx.db)
  await sql`
    insert into customer_keys (kind, value, customer_id)
    select wanted.kind, wanted.value, ${customerId}::uuid
    from unnest(${kindsOf(keys)}::text[], ${valuesOf(keys)}::text[]) as wanted(kind, value)
    where not exists (select 1 from customer_keys k
      where k.kind = wanted.kind and k.value = wanted.value and k.customer_id = ${customerId}::uuid)`.execute(ctx.db)
}

/** The same for many customers: makes their stored keys exactly these. */
export async function saveKeysOf(
  ctx: Context,
  customerIds: readonly string[],
  keys: readonly (CustomerKey & { id: string })[],
): Promise<void> {
  const wanted = sql`unnest(${keys.map((key) => key.id)}::uuid[], ${kindsOf(keys)}::text[], ${valuesOf(keys)}::text[])
    as wanted(id, kind, value)`
  await sql`
    delete from customer_keys k where k.customer_id = any(${[...customerIds]}::uuid[]) and (k.customer_id, k.kind, k.value)
      not in (select wanted.id, wanted.kind, wanted.value from ${wanted})`.execute(ctx.db)
  await sql`
    insert into customer_keys (kind, value, customer_id)
    select wanted.kind, wanted.value, wanted.id from ${wanted}
    where not exists (select from customer_keys k
      where k.kind = wanted.kind and k.value = wanted.value and k.customer_id = wanted.id)`.execute(ctx.db)
}

interface FactsAndReachable {
  id: string
  kind: string
  name: string
  shortName: string | null
  creditCode: string | null
  externalId: string | null
  phone: string | null
  email: string | null
  contacts: ReachableContact[]
}

/** What identifies customers that are not in the bin, their contacts' numbers and addresses included. */
export async function selectFactsAndReachable(
  ctx: Context,
  customerIds: readonly string[],
): Promise<FactsAndReachable[]> {
  const { rows } = await sql<FactsAndReachable>`
    select c.id, c.kind, c.name, c.short_name, c.credit_code, c.external_id, c.phone, c.email, coalesce((
      select jsonb_agg(jsonb_build_object('mobile', k.mobile, 'email', k.email) order by k.id) from contacts k
      where k.customer_id = c.id and k.deleted_at is null), '[]') as contacts
    from customers c where c.id = any(${[...customerIds]}::uuid[]) and c.deleted_at is null`.execute(ctx.db)
  return rows
}

export async function deleteKeys(ctx: Context, customerId: string): Promise<void> {
  await ctx.db.deleteFrom('customerKeys').where('customerId', '=', customerId).execute()
}

export interface KeyOwner {
  kind: string
  value: string
  customerId: string
  name: string
  isVisible: boolean
}

/** Who has these keys already, and whether the actor may see them; `except` is the customer itself. */
export async function selectKeyOwners(
  ctx: Context,
  keys: readonly CustomerKey[],
  except: string | null,
): Promise<KeyOwner[]> {
  const holders = await visibleHolders(ctx, 'customer.read')
  let query = ctx.db
    .selectFrom('customerKeys as k')
    .innerJoin('customers as c', 'c.id', 'k.customerId')
    .innerJoin('tenures as t', 't.customerId', 'c.id')
    .where('t.endAt', '=', sql.lit('infinity'))
    .where('c.deletedAt', 'is', null)
    .where(
      sql<boolean>`(k.kind, k.value) in (select * from unnest(${kindsOf(keys)}::text[], ${valuesOf(keys)}::text[]))`,
    )
    .select(['k.kind', 'k.value', 'k.customerId', 'c.name', 't.personId'])
    .orderBy('k.customerId')
    .limit(200)
  if (except) query = query.where('k.customerId', '<>', except)
  const rows = await query.execute()
  return rows.map(({ personId, ...row }) => ({
    ...row,
    isVisible: areHolding(holders, personId, row.customerId),
  }))
}

export interface MergedIdentity extends IdentifyingFacts {
  /** Whom it leads to now. */
  ofId: string
}

/** Whatever led to a record that was merged into one of these leads there, and so does what it was called itself before. */
export async function selectMergedIdentities(ctx: Context, customerIds: readonly string[]): Promise<MergedIdentity[]> {
  const { rows } = await sql<MergedIdentity>`
    with recursive merged as (
      select merged_into as of_id, id from customers where merged_into = any(${[...customerIds]}::uuid[])
      union select m.of_id, c.id from customers c join merged m on c.merged_into = m.id
    ), survivors as (
      select id as of_id, id from unnest(${[...customerIds]}::uuid[]) asked(id) union select of_id, id from merged)
    select m.of_id, c.kind, c.name, c.short_name, c.credit_code, c.external_id, c.phone, c.email
    from merged m join customers c on c.id = m.id
    union all
    select s.of_id, c.kind, m.before ->> 'name', m.before ->> 'short_name', m.before ->> 'credit_code',
      m.before ->> 'external_id', m.before ->> 'phone', m.before ->> 'email'
    from survivors s join customer_merges m on m.survivor_id = s.id join customers c on c.id = s.id
    where m.state in ('done', 'undo-queued', 'undo-running') and m.before is not null`.execute(ctx.db)
  return rows
}

export interface ReachableContact {
  mobile: string | null
  email: string | null
}

export async function selectReachable(ctx: Context, customerId: string): Promise<ReachableContact[]> {
  return ctx.db
    .selectFrom('contacts')
    .select(['mobile', 'email'])
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .execute()
}

/** The holders of customers, whoever may see them: only names leave through 查重. */
export async function selectHolderNames(ctx: Context, customerIds: readonly string[]) {
  return ctx.db
    .selectFrom('tenures as t')
    .leftJoin('people as p', 'p.id', 't.personId')
    .leftJoin('departments as d', 'd.id', 'p.departmentId')
    .leftJoin('pools as o', 'o.id', 't.poolId')
    .select(['t.customerId', 't.personId', 'p.name as personName', 'd.name as departmentName', 'o.name as poolName'])
    .where('t.customerId', 'in', customerIds)
    .where('t.endAt', '=', sql.lit('infinity'))
    .execute()
}
