import type { KnownPerson, PeoplePlan, PersonDecision, PersonRow } from '@zhike/core/imports/people-plan'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../platform/context/context.ts'

const personRow = z.object({
  rowNo: z.number(),
  newId: z.string(),
  name: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  staffNumber: z.string().optional(),
  department: z.string().optional(),
  manager: z.string().optional(),
  managerKey: z.string().optional(),
  post: z.string().optional(),
  roles: z.string().optional(),
  teams: z.string().optional(),
})

export async function listPersonRows(ctx: Context, importId: string, limit: number): Promise<PersonRow[]> {
  const { rows } = await sql<{ rowNo: number; newId: string; data: Record<string, string> }>`
    select row_no, new_id, data from import_rows where import_id = ${importId}::uuid and problems is null
    order by row_no limit ${limit}`.execute(ctx.db)
  return rows.map(({ rowNo, newId, data }) => personRow.parse({ ...data, rowNo, newId }))
}

export async function listKnownPeople(ctx: Context): Promise<KnownPerson[]> {
  return ctx.db
    .selectFrom('people')
    .select([
      'id',
      'name',
      'email',
      'phone',
      'staffNumber',
      'departmentId',
      'managerId',
      'post',
      'isActive',
      sql<string[]>`array(select r.role from person_roles r where r.person_id = people.id order by r.role)`.as('roles'),
      sql<string[]>`array(select m.team_id::text from team_members m where m.person_id = people.id order by 1)`.as(
        'teamIds',
      ),
    ])
    .orderBy('id')
    .execute()
}

export async function listKnownDepartments(ctx: Context) {
  return ctx.db.selectFrom('departments').select(['id', 'parentId', 'name']).orderBy('id').execute()
}

export async function insertPeopleDecisions(ctx: Context, plan: PeoplePlan): Promise<void> {
  const { problems, decisions } = plan
  await sql`insert into row_problems select * from unnest(${problems.map((one) => one.rowNo)}::int[],
    ${problems.map((one) => JSON.stringify(one.problem))}::jsonb[])`.execute(ctx.db)
  await sql`
    insert into decided (row_no, action, record_id)
    select d.* from unnest(${decisions.map((one) => one.rowNo)}::int[],
      ${decisions.map((one) => one.action)}::text[], ${decisions.map((one) => one.id)}::uuid[]) as d(row_no, action, id)`.execute(
    ctx.db,
  )
}

export async function insertDepartments(ctx: Context, departments: PeoplePlan['departments']): Promise<void> {
  for (const { id, parentId, name } of departments) {
    await sql`
      insert into departments (id, parent_id, name, position)
      select ${id}::uuid, ${parentId}::uuid, ${name}, coalesce(max(position), 0) + 1 from departments
      where parent_id is not distinct from ${parentId}::uuid`.execute(ctx.db)
  }
}

/** Roles of the company's own, by the name they have. */
export async function listOwnRoles(ctx: Context): Promise<{ key: string; name: string }[]> {
  const rows = await ctx.db.selectFrom('roles').select(['key', 'name']).where('name', 'is not', null).execute()
  return rows.map(({ key, name }) => ({ key, name: name ?? key }))
}

export async function listKnownTeams(ctx: Context): Promise<{ id: string; name: string }[]> {
  return ctx.db.selectFrom('teams').select(['id', 'name']).orderBy('id').execute()
}

export async function insertTeams(ctx: Context, teams: PeoplePlan['teams']): Promise<void> {
  if (teams.length > 0)
    await ctx.db
      .insertInto('teams')
      .values([...teams])
      .execute()
}

/** Exactly these roles and teams, for those whose rows say so. */
export async function replaceRolesAndTeams(
  ctx: Context,
  people: readonly { id: string; roles: readonly string[] | null; teamIds: readonly string[] | null }[],
): Promise<void> {
  const roles = JSON.stringify(people.filter((one) => one.roles !== null))
  const roleRows = sql`jsonb_to_recordset(${roles}::jsonb) as n(id uuid, roles text[])`
  await sql`delete from person_roles r using ${roleRows} where r.person_id = n.id and r.role <> all(n.roles)`.execute(
    ctx.db,
  )
  await sql`insert into person_roles (person_id, role) select n.id, unnest(n.roles) from ${roleRows}
    on conflict do nothing`.execute(ctx.db)
  const teams = JSON.stringify(people.filter((one) => one.teamIds !== null))
  const teamRows = sql`jsonb_to_recordset(${teams}::jsonb) as n(id uuid, "teamIds" uuid[])`
  await sql`delete from team_members m using ${teamRows} where m.person_id = n.id and m.team_id <> all(n."teamIds")`.execute(
    ctx.db,
  )
  await sql`insert into team_members (team_id, person_id) select unnest(n."teamIds"), n.id from ${teamRows}
    on conflict do nothing`.execute(ctx.db)
  await sql`update teams g set lead_id = null, version = version + 1 where lead_id is not null
    and not exists (select from team_members m where m.team_id = g.id and m.person_id = g.lead_id)`.execute(ctx.db)
}

interface NewPerson extends Omit<KnownPerson, 'isActive' | 'roles' | 'teamIds'> {
  roles: readonly string[]
}

/** Everybody first, then who leads whom: a manager may stand below their people in the file. */
export async function insertPeople(ctx: Context, people: readonly NewPerson[]): Promise<void> {
  if (people.length === 0) return
  const rows = JSON.stringify(people)
  const source = sql`jsonb_to_recordset(${rows}::jsonb) as n(id uuid, name text, email text, phone text, "staffNumber" text,
    "departmentId" uuid, "managerId" uuid, post text, roles text[])`
  await sql`
    insert into people (id, name, email, phone, staff_number, department_id, post)
    select n.id, n.name, n.email, n.phone, n."staffNumber", n."departmentId", n.post from ${source}`.execute(ctx.db)
  await sql`update people p set manager_id = n."managerId" from ${source} where p.id = n.id and n."managerId" is not null`.execute(
    ctx.db,
  )
  await sql`insert into person_roles (person_id, role) select n.id, unnest(n.roles) from ${source}`.execute(ctx.db)
}

export async function updatePerson(ctx: Context, { id, person }: PersonDecision): Promise<void> {
  await ctx.db
    .updateTable('people')
    .set({ ...person, updatedAt: sql<string>`clock_timestamp()` })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
