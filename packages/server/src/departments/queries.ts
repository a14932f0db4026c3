import type { Department } from '@zhike/core/departments/schema'
import { sql } from 'kysely'
import { may, type Context } from '../platform/context/context.ts'

/** Parents before children, siblings in their order. */
export async function selectDepartments(ctx: Context): Promise<Department[]> {
  const { rows } = await sql<Omit<Department, 'abilities'> & { children: number }>`
    with recursive tree as (
      select id, array[lpad(position::text, 6, '0') || name] as path from departments where parent_id is null
      union all
      select d.id, tree.path || (lpad(d.position::text, 6, '0') || d.name)
        from departments d join tree on d.parent_id = tree.id
    )
    select d.id, d.parent_id, d.name, d.position, d.external_id, d.version,
      (select count(*) from people p where p.department_id = d.id and p.is_active) as people,
      (select count(*) from people p where p.department_id = d.id)
        + (select count(*) from departments c where c.parent_id = d.id) as children
    from departments d join tree on tree.id = d.id order by tree.path`.execute(ctx.db)
  const manages = may(ctx, 'person.manage')
  return rows.map(({ children, ...row }) => ({
    ...row,
    abilities: { update: manages, delete: manages && children === 0 },
  }))
}

export async function lockDepartment(ctx: Context, id: string) {
  return ctx.db
    .selectFrom('departments')
    .select(['id', 'parentId', 'name', 'position', 'externalId', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** One change of the tree at a time, so that two moves cannot close a loop between them. */
export async function lockDepartmentTree(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('zhike.departments'))`.execute(ctx.db)
}

export async function departmentExists(ctx: Context, id: string): Promise<boolean> {
  const row = await ctx.db.selectFrom('departments').select('id').where('id', '=', id).forShare().executeTakeFirst()
  return row !== undefined
}

/** Whether a department is another one or lies below it. */
export async function isWithin(ctx: Context, id: string, ancestorId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with recursive above as (
      select id, parent_id from departments where id = ${id}
      union select d.id, d.parent_id from departments d join above on d.id = above.parent_id
    ) select exists (select from above where id = ${ancestorId}) as found`.execute(ctx.db)
  return rows[0]?.found ?? false
}

export async function findSiblingByName(
  ctx: Context,
  parentId: string | null,
  name: string,
  exceptId: string,
): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('departments')
    .select('id')
    .where('parentId', parentId === null ? 'is' : '=', parentId)
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .where('id', '<>', exceptId)
    .executeTakeFirst()
  return row?.id
}

export async function findDepartmentByExternalId(ctx: Context, externalId: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('departments')
    .select('id')
    .where('externalId', '=', externalId)
    .executeTakeFirst()
  return row?.id
}

export interface DepartmentRow {
  id: string
  parentId: string | null
  name: string
  position: number
  externalId: string | null
}

export async function insertDepartment(ctx: Context, row: DepartmentRow): Promise<void> {
  await ctx.db.insertInto('departments').values(row).execute()
}

export async function lastPosition(ctx: Context, parentId: string | null): Promise<number> {
  const row = await ctx.db
    .selectFrom('departments')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('parentId', parentId === null ? 'is' : '=', parentId)
    .executeTakeFirst()
  return row?.last ?? -1
}

export async function saveDepartment(ctx: Context, id: string, change: Partial<DepartmentRow>): Promise<void> {
  await ctx.db
    .updateTable('departments')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updatedAt: sql<string>`now()` }))
    .where('id', '=', id)
    .execute()
}

/** What still hangs on a department. */
export async function countInDepartment(ctx: Context, id: string) {
  const { rows } = await sql<{ people: number; children: number; pools: number }>`select
    (select count(*) from people where department_id = ${id}) as people,
    (select count(*) from departments where parent_id = ${id}) as children,
    (select count(*) from pool_departments where department_id = ${id}) as pools`.execute(ctx.db)
  return rows[0] ?? { people: 0, children: 0, pools: 0 }
}

export async function removeDepartment(ctx: Context, id: string): Promise<void> {
  await ctx.db.deleteFrom('departments').where('id', '=', id).execute()
}
