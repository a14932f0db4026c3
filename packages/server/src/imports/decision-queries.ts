import type { ImportKind } from '@zhike/core/imports/kinds'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// What deciding has in common for all kinds: the temporary tables it works on, and the rows it leaves behind.

/** Deciding sorts and hashes whole files; it is one statement after another on one connection. */
export async function prepareSession(ctx: Context): Promise<void> {
  await sql`set local work_mem = '128MB'`.execute(ctx.db)
  await sql`set local jit = off`.execute(ctx.db)
}

/** Why rows are refused beyond what reading them showed (a row may have several reasons), and what the others come to. */
export async function makeDecisionTables(ctx: Context): Promise<void> {
  await sql`create temporary table decided (
    row_no int not null, action text not null, customer_id uuid, record_id uuid not null, parts jsonb) on commit drop`.execute(
    ctx.db,
  )
  await sql`create temporary table row_problems (row_no int not null, problem jsonb not null) on commit drop`.execute(
    ctx.db,
  )
}

export async function clearDecisions(ctx: Context, importId: string): Promise<void> {
  await sql`delete from import_decisions where import_id = ${importId}::uuid`.execute(ctx.db)
  await sql`delete from import_duplicates where import_id = ${importId}::uuid`.execute(ctx.db)
}

/** Keeps what was decided for whoever looks; the writing goes by the temporary table, whose statistics are known. */
export async function saveDecisions(ctx: Context, importId: string): Promise<void> {
  await sql`create index on decided (row_no)`.execute(ctx.db)
  await sql`analyze decided`.execute(ctx.db)
  await sql`
    insert into import_decisions (import_id, row_no, action, customer_id, record_id, parts)
    select ${importId}::uuid, row_no, action, customer_id, record_id, parts from decided`.execute(ctx.db)
}

/** Rows that could not be read, and those with a problem found since: refused. */
export async function insertRefusals(ctx: Context, importId: string): Promise<void> {
  await sql`analyze row_problems`.execute(ctx.db)
  await sql`
    insert into import_decisions (import_id, row_no, action, problems)
    select r.import_id, r.row_no, 'refuse', null from import_rows r
    where r.import_id = ${importId}::uuid and r.problems is not null
    union all
    select ${importId}::uuid, p.row_no, 'refuse', jsonb_agg(p.problem order by p.problem->>'code')
    from row_problems p group by p.row_no`.execute(ctx.db)
}

export interface DecidedCounts {
  created: number
  updated: number
  skipped: number
  refused: number
}

/** Records by what happens to them, and refused rows. An order of several lines is one record. */
export async function countDecisions(ctx: Context, importId: string, kind: ImportKind): Promise<DecidedCounts> {
  const records = sql.raw(kind === 'orders' ? 'count(distinct record_id)' : 'count(*)')
  const { rows } = await sql<DecidedCounts>`
    select ${records} filter (where action = 'create') as created, ${records} filter (where action = 'update') as updated,
      ${records} filter (where action = 'skip') as skipped, count(*) filter (where action = 'refuse') as refused
    from import_decisions where import_id = ${importId}::uuid`.execute(ctx.db)
  return rows[0] ?? { created: 0, updated: 0, skipped: 0, refused: 0 }
}

/** The reasons of refusal, most frequent first, each with its first row. */
export async function summariseRefusals(ctx: Context, importId: string) {
  const { rows } = await sql<{ rowNo: number; count: number; problem: unknown }>`
    with reasons as (
      select d.row_no, p.problem from import_decisions d join import_rows r using (import_id, row_no)
      cross join lateral jsonb_array_elements(coalesce(d.problems, r.problems)) as p(problem)
      where d.import_id = ${importId}::uuid and d.action = 'refuse'
    ), grouped as (
      select count(*) as count, min(row_no) as row_no, problem->>'code' as code, problem->>'field' as field
      from reasons group by problem->>'code', problem->>'field'
    )
    select distinct on (g.count, g.code, g.field) g.count, g.row_no, r.problem
    from grouped g join reasons r on r.row_no = g.row_no and r.problem->>'code' = g.code
      and r.problem->>'field' is not distinct from g.field
    order by g.count desc, g.code, g.field limit 50`.execute(ctx.db)
  return rows
}
