import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export interface TargetNames {
  people: { id: string; name: string; isActive: boolean; departmentName: string | null }[]
  departments: { id: string; name: string; people: number }[]
  pools: { id: string; name: string; isActive: boolean; kind: string }[]
}

/** What the targets of rules are called, with how many active people a department shares among. */
export async function readTargetNames(
  ctx: Context,
  ids: { personIds: string[]; departmentIds: string[]; poolIds: string[] },
): Promise<TargetNames> {
  const [people, departments, pools] = await Promise.all([
    sql<TargetNames['people'][number]>`
      select p.id, p.name, p.is_active, d.name as department_name
      from people p left join departments d on d.id = p.department_id
      where p.id = any(${ids.personIds}::uuid[])`.execute(ctx.db),
    sql<TargetNames['departments'][number]>`
      select d.id, d.name, (select count(*) from people p where p.department_id = d.id and p.is_active) as people
      from departments d where d.id = any(${ids.departmentIds}::uuid[])`.execute(ctx.db),
    sql<TargetNames['pools'][number]>`
      select id, name, is_active, kind from pools where id = any(${ids.poolIds}::uuid[])`.execute(ctx.db),
  ])
  return { people: people.rows, departments: departments.rows, pools: pools.rows }
}
