import type { ReasonCode } from '@zhike/core/ownership/reasons'
import type { TenureReason } from '@zhike/core/ownership/schema'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import type { OpenTenure } from './open-tenure.ts'

// The statements that write tenures. Nothing else does.

/** A tenure to be opened; exactly one of personId and poolId. */
export interface NewTenure {
  customerId: string
  tenureId: string
  personId: string | null
  poolId: string | null
  reasonCode: ReasonCode
  reason: TenureReason
  ruleVersionId: string | null
  rulePosition: number | null
}

export interface OpenedTenure {
  customerId: string
  tenureId: string
}

/** Rows of a bulk statement: columns as in newTenureColumns. */
export type TenureSource = RawBuilder<unknown>

const newTenureColumns = sql`n(customer_id uuid, tenure_id uuid, person_id uuid, pool_id uuid, reason_code text,
  reason jsonb, rule_version_id uuid, rule_position int, expected_tenure_id uuid)`

/** Values of a few tenures as a source. */
export function sourceOf(tenures: readonly (NewTenure & { expectedTenureId?: string | null })[]): TenureSource {
  const rows = tenures.map((one) => ({
    customer_id: one.customerId,
    tenure_id: one.tenureId,
    person_id: one.personId,
    pool_id: one.poolId,
    reason_code: one.reasonCode,
    reason: one.reason,
    rule_version_id: one.ruleVersionId,
    rule_position: one.rulePosition,
    expected_tenure_id: one.expectedTenureId ?? null,
  }))
  return sql`(select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${newTenureColumns})`
}

/**
 * The mutex of ownership: takes the customers' rows in id order. Not `for update`, which would also hold up everybody
 * who only writes a follow-up or an order of theirs. What lies in the bin is passed by: a claim that waited for a
 * customer being restored would wait for ever, since restoring takes the row first and the claimant's book after it.
 */
export async function lockCustomers(ctx: Context, customerIds: readonly string[]): Promise<void> {
  await sql`
    select id from customers where id = any(${customerIds}::uuid[]) and deleted_at is null
    order by id for no key update`.execute(ctx.db)
}

/** One customer, also in the bin: who deletes or restores it has its row already. */
export async function lockCustomer(ctx: Context, customerId: string): Promise<void> {
  await sql`select id from customers where id = ${customerId}::uuid for no key update`.execute(ctx.db)
}

/** The living customers of a source, without carrying the ids through the application. */
export async function lockCustomersOf(ctx: Context, source: TenureSource): Promise<void> {
  await sql`
    select count(*) from (
      select c.id from customers c where c.id in (select n.customer_id from ${source} n) and c.deleted_at is null
      order by c.id for no key update
    ) locked`.execute(ctx.db)
}

/** Open tenures; read after the lock, so that nobody can change them any more. */
export async function readOpenTenures(ctx: Context, customerIds: readonly string[]): Promise<OpenTenure[]> {
  const result = await sql<OpenTenure>`
    select t.customer_id, c.name as customer_name, t.id as tenure_id, t.person_id, t.pool_id,
      coalesce(p.name, o.name) as holder_name, d.name as department_name, f.pool_id as former_pool_id,
      c.deleted_at is not null as is_deleted
    from tenures t
    join customers c on c.id = t.customer_id
    left join people p on p.id = t.person_id
    left join departments d on d.id = p.department_id
    left join pools o on o.id = t.pool_id
    left join tenures f on f.customer_id = t.customer_id and f.slot = t.slot and f.end_at = t.prev_end_at
    where t.customer_id = any(${customerIds}::uuid[]) and t.end_at = 'infinity'
    order by t.customer_id`.execute(ctx.db)
  return result.rows
}

/** First tenures: the customers were inserted in this transaction and have none. */
export async function insertFirstTenures(
  ctx: Context,
  source: TenureSource,
  options: { importId?: string | null } = {},
): Promise<number> {
  const result = await sql`
    insert into tenures (customer_id, id, person_id, pool_id, start_at, prev_end_at, reason_code, reason,
      rule_version_id, rule_position, import_id, actor_id, actor_name)
    select n.customer_id, n.tenure_id, n.person_id, n.pool_id, (select clock_timestamp()), null, n.reason_code, n.reason,
      n.rule_version_id, n.rule_position, ${options.importId ?? null}::uuid, ${ctx.actor.personId}::uuid, ${ctx.actor.name}
    from ${source} n`.execute(ctx.db)
  return Number(result.numAffectedRows ?? 0)
}

/**
 * Closes the open tenures of the source's customers and opens the new ones at the same instant. The boundary is taken
 * from the running clock, never from the transaction's start, and always lies after the tenure it closes. Where an
 * expected tenure is named and no longer open, the customer is left alone. The caller holds the customers' locks.
 */
export async function changeTenures(
  ctx: Context,
  source: TenureSource,
  options: { runId?: string | null } = {},
): Promise<number> {
  const result = await sql<{ count: number }>`${closeAndOpen(ctx, source, options.runId ?? null)}
    select count(*) as count from opened`.execute(ctx.db)
  return result.rows[0]?.count ?? 0
}

/** The same for a few, answering the tenures that were opened. */
export async function changeFewTenures(ctx: Context, source: TenureSource): Promise<OpenedTenure[]> {
  const result = await sql<OpenedTenure>`${closeAndOpen(ctx, source, null)}
    select customer_id, id as tenure_id from opened`.execute(ctx.db)
  return result.rows
}

function closeAndOpen(ctx: Context, source: TenureSource, runId: string | null): RawBuilder<unknown> {
  return sql`
    with closed as (
      update tenures t set end_at = greatest((select clock_timestamp()), t.start_at + interval '1 microsecond')
      from ${source} n
      where t.customer_id = n.customer_id and t.end_at = 'infinity'
        and t.id = coalesce(n.expected_tenure_id, t.id)
      returning t.customer_id, t.end_at, n.tenure_id, n.person_id, n.pool_id, n.reason_code, n.reason,
        n.rule_version_id, n.rule_position
    ), opened as (
      insert into tenures (customer_id, id, person_id, pool_id, start_at, prev_end_at, reason_code, reason,
        rule_version_id, rule_position, run_id, actor_id, actor_name)
      select customer_id, tenure_id, person_id, pool_id, end_at, end_at, reason_code, reason,
        rule_version_id, rule_position, ${runId}::uuid, ${ctx.actor.personId}::uuid, ${ctx.actor.name}
      from closed
      returning customer_id, id
    )`
}
