import { sql } from 'kysely'
import { heldRoles } from '../platform/auth/held-roles.ts'
import type { HeldRole } from '../platform/auth/person-actor.ts'
import { today, type Context } from '../platform/context/context.ts'

interface Named {
  id: string
  name: string
}

export interface PersonRow {
  id: string
  name: string
  departmentId: string | null
  departmentName: string | null
  isActive: boolean
  roles: HeldRole[]
  roleNames: Record<string, string | null>
}

export async function selectPerson(ctx: Context, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`
    select p.id, p.name, p.department_id, d.name as department_name, p.is_active, ${sql.raw(heldRoles)} as roles,
      coalesce((select jsonb_object_agg(o.key, o.name) from person_roles r join roles o on o.key = r.role
        where r.person_id = p.id), '{}') as role_names
    from people p left join departments d on d.id = p.department_id where p.id = ${id}::uuid`.execute(ctx.db)
  return rows[0]
}

export interface BetweenRow {
  customerName: string
  personId: string | null
  poolId: string | null
  holderName: string
  departments: Named[]
  managers: Named[]
  sharedTeams: Named[]
  collaboratesAs: string | null
  standsInUntil: string | null
}

/** Where a customer stands, seen from a person: everything a data scope can rest on. */
export async function selectBetween(
  ctx: Context,
  customerId: string,
  personId: string,
): Promise<BetweenRow | undefined> {
  const { rows } = await sql<BetweenRow>`
    with recursive held as (
      select c.name as customer_name, t.person_id, t.pool_id, h.department_id, h.manager_id,
        coalesce(h.name, o.name) as holder_name
      from customers c join tenures t on t.customer_id = c.id and t.end_at = 'infinity'
      left join people h on h.id = t.person_id left join pools o on o.id = t.pool_id
      where c.id = ${customerId}::uuid
    ), above as (
      select d.id, d.name, d.parent_id, 1 as depth from departments d join held on held.department_id = d.id
      union all select d.id, d.name, d.parent_id, a.depth + 1 from departments d join above a on d.id = a.parent_id
    ), managers as (
      select p.id, p.name, p.manager_id, 1 as depth from people p join held on held.manager_id = p.id
      union all select p.id, p.name, p.manager_id, m.depth + 1 from people p join managers m on p.id = m.manager_id
    ) cycle id set is_loop using path
    select customer_name, person_id, pool_id, holder_name,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name) order by depth) from above), '[]') as departments,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name) order by depth)
        from managers where not is_loop), '[]') as managers,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name)
        from teams t join team_members m on m.team_id = t.id and m.person_id = held.person_id
        where t.lead_id = ${personId}::uuid or exists (select from team_members o
          where o.team_id = t.id and o.person_id = ${personId}::uuid)), '[]') as shared_teams,
      (select k.part from collaborators k where k.customer_id = ${customerId}::uuid and k.person_id = ${personId}::uuid
        and coalesce(k.until_on >= ${today(ctx)}::date, true)) as collaborates_as,
      (select max(l.until_on)::text from leaves l where l.person_id = held.person_id and l.delegate_id = ${personId}::uuid
        and l.from_on <= ${today(ctx)}::date and l.until_on >= ${today(ctx)}::date) as stands_in_until
    from held`.execute(ctx.db)
  return rows[0]
}
