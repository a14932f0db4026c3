import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { hangingTables, movingOrder, type MovingName } from './hanging-tables.ts'

// Moving by insert and delete: a row's customer_id never changes. Every column goes over as it is stored, whatever
// columns a table will have, except those that the list of kept rows says.

const rowIdOf = (table: MovingName) => {
  const decision = hangingTables[table]
  return sql.ref(`x.${decision.how === 'follows' ? decision.by : decision.rowId}`)
}

/** What the survivor must change in its own rows before others can come. */
export async function changeOwnRows(ctx: Context, mergeId: string, survivorId: string): Promise<void> {
  await sql`
    update consents c set ended_on = r.ended_on, end_kind = r.end_kind, ended_at = r.ended_at, ended_by = r.ended_by,
      ended_name = r.ended_name
    from customer_merge_rows k join consents o on o.customer_id = k.customer_id and o.id = k.row_id
    cross join lateral jsonb_populate_record(o, k.changed -> 'new') r
    where k.merge_id = ${mergeId}::uuid and k.table_name = 'consents' and k.customer_id = ${survivorId}::uuid
      and c.customer_id = o.customer_id and c.id = o.id`.execute(ctx.db)
}

/** Rows of the others, under the survivor's id. */
export async function copyToSurvivor(
  ctx: Context,
  table: MovingName,
  merge: { mergeId: string; survivorId: string; othersIds: readonly string[] },
): Promise<void> {
  const { mergeId, survivorId, othersIds } = merge
  const target = sql`jsonb_build_object('customer_id', ${survivorId}::uuid)`
  const ofOthers = sql`x.customer_id = any(${othersIds}::uuid[])`
  if (hangingTables[table].how === 'follows') {
    await sql`insert into ${sql.table(table)} select r.* from ${sql.table(table)} x
      cross join lateral jsonb_populate_record(x, ${target}) r where ${ofOthers}`.execute(ctx.db)
    return
  }
  await sql`insert into ${sql.table(table)} select r.* from ${sql.table(table)} x
    join customer_merge_rows k on k.merge_id = ${mergeId}::uuid and k.table_name = ${table}
      and k.customer_id = x.customer_id and k.row_id = ${rowIdOf(table)}
    cross join lateral jsonb_populate_record(x, ${target} || coalesce(k.changed -> 'new', '{}')) r
    where ${ofOthers} and k.united is null`.execute(ctx.db)
}

/** What has been copied leaves the others, those that refer to something first. */
export async function takeFromOthers(ctx: Context, othersIds: readonly string[]): Promise<void> {
  for (const table of [...movingOrder].reverse()) {
    await sql`delete from ${sql.table(table)} where customer_id = any(${othersIds}::uuid[])`.execute(ctx.db)
  }
}

/** Rows of a table for each of these, deleted ones included; `united` counts the rows that became one with another. */
export async function countRows(ctx: Context, ids: readonly string[]): Promise<Map<MovingName, number>> {
  const parts = movingOrder.map(
    (table): RawBuilder<unknown> => sql`select ${table} as "table", (select count(*) from ${sql.table(table)} x
      where x.customer_id = any(${ids}::uuid[])) as n`,
  )
  const { rows } = await sql<{ table: MovingName; n: number }>`${sql.join(parts, sql` union all `)}`.execute(ctx.db)
  return new Map(rows.map((row) => [row.table, Number(row.n)]))
}

export async function countUnited(ctx: Context, mergeId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ table: string; n: number }>`
    select table_name as "table", count(*) as n from customer_merge_rows
    where merge_id = ${mergeId}::uuid and united is not null group by table_name`.execute(ctx.db)
  return new Map(rows.map((row) => [row.table, Number(row.n)]))
}
