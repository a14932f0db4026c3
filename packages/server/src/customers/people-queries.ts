import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

/** Everybody below a person by manager, the person left out. */
export async function selectReports(ctx: Context, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select id from people where manager_id = ${personId}::uuid
      union select p.id from people p join below b on p.manager_id = b.id)
    select id from below where id <> ${personId}::uuid`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** The people of a department and those below it. */
export async function selectPeopleOfDepartment(ctx: Context, departmentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select id from departments where id = ${departmentId}::uuid
      union select d.id from departments d join below b on d.parent_id = b.id)
    select p.id from people p join below b on b.id = p.department_id`.execute(ctx.db)
  return rows.map((row) => row.id)
}
