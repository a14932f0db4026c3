import type { DepartmentRow, DepartmentsPlan, KnownDepartmentFull } from '@zhike/core/imports/departments-plan'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../platform/context/context.ts'

const departmentRow = z.object({
  rowNo: z.number(),
  newId: z.string(),
  name: z.string(),
  parent: z.string().optional(),
  externalId: z.string().optional(),
  parentExternalId: z.string().optional(),
})

export async function listDepartmentRows(ctx: Context, importId: string, limit: number): Promise<DepartmentRow[]> {
  const { rows } = await sql<{ rowNo: number; newId: string; data: Record<string, string> }>`
    select row_no, new_id, data from import_rows where import_id = ${importId}::uuid and problems is null
    order by row_no limit ${limit}`.execute(ctx.db)
  return rows.map(({ rowNo, newId, data }) => departmentRow.parse({ ...data, rowNo, newId }))
}

/** The same lock that moves in the tree take: nothing changes between deciding and writing. */
export async function lockDepartments(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('zhike.departments'))`.execute(ctx.db)
}

export async function listFullDepartments(ctx: Context): Promise<KnownDepartmentFull[]> {
  return ctx.db
    .selectFrom('departments')
    .select(['id', 'parentId', 'name', 'externalId'])
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export async function insertDepartmentDecisions(ctx: Context, plan: DepartmentsPlan): Promise<void> {
  const { problems, decisions } = plan
  await sql`insert into row_problems select * from unnest(${problems.map((one) => one.rowNo)}::int[],
    ${problems.map((one) => JSON.stringify(one.problem))}::jsonb[])`.execute(ctx.db)
  await sql`
    insert into decided (row_no, action, record_id)
    select d.* from unnest(${decisions.map((one) => one.rowNo)}::int[], ${decisions.map((one) => one.action)}::text[],
      ${decisions.map((one) => one.after.id)}::uuid[]) as d(row_no, action, id)`.execute(ctx.db)
}

/**
 * Writes what is new and what changed. Those that change first take names of their own, so that one can have the name
 * another gives up; new ones are put in without a parent, so that their order does not matter.
 */
export async function changeDepartments(
  ctx: Context,
  changedIds: readonly string[],
  added: readonly KnownDepartmentFull[],
  changed: readonly KnownDepartmentFull[],
): Promise<void> {
  await sql`update departments set name = id::text, external_id = null where id = any(${changedIds}::uuid[])`.execute(
    ctx.db,
  )
  const rowsOf = (rows: readonly KnownDepartmentFull[]) => sql`
    jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, "parentId" uuid, name text, "externalId" text)`
  await sql`insert into departments (id, name) select n.id, n.id::text from ${rowsOf(added)}`.execute(ctx.db)
  await sql`
    update departments d set parent_id = n."parentId", name = n.name, external_id = n."externalId",
      position = coalesce((select max(s.position) from departments s where s.parent_id is not distinct from n."parentId"
        and s.id <> d.id), 0) + n.place
    from (select n.*, row_number() over (order by n.ordinal) as place from rows from (
        jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as (id uuid, "parentId" uuid, name text, "externalId" text)
      ) with ordinality as n(id, "parentId", name, "externalId", ordinal)) n
    where d.id = n.id`.execute(ctx.db)
  await sql`
    update departments d set parent_id = n."parentId", name = n.name, external_id = n."externalId",
      version = d.version + 1, updated_at = now()
    from ${rowsOf(changed)} where d.id = n.id`.execute(ctx.db)
}
