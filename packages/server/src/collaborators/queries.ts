import type { Collaborator } from '@zhike/core/collaborators/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export interface CollaboratorRow {
  personId: string
  personName: string
  departmentName: string | null
  isActive: boolean
  part: Collaborator['part']
  untilOn: string | null
  note: string | null
  grantedBy: string | null
  grantedByName: string | null
  grantedAt: string
}

/** Those of one customer, by when they came. */
export async function selectCollaborators(
  ctx: Context,
  customerId: string,
  personId: string | null = null,
): Promise<CollaboratorRow[]> {
  const { rows } = await sql<CollaboratorRow>`
    select k.person_id, p.name as person_name, d.name as department_name, p.is_active, k.part, k.until_on, k.note,
      k.granted_by, g.name as granted_by_name, k.granted_at
    from collaborators k join people p on p.id = k.person_id
    left join departments d on d.id = p.department_id left join people g on g.id = k.granted_by
    where k.customer_id = ${customerId}::uuid and (${personId}::uuid is null or k.person_id = ${personId}::uuid)
    order by k.granted_at, k.person_id`.execute(ctx.db)
  return rows
}

export async function upsertCollaborator(
  ctx: Context,
  customerId: string,
  personId: string,
  values: { part: string; untilOn: string | null; note: string | null },
): Promise<void> {
  await ctx.db
    .insertInto('collaborators')
    .values({ customerId, personId, ...values, grantedBy: ctx.actor.personId })
    .onConflict((conflict) => conflict.columns(['customerId', 'personId']).doUpdateSet(values))
    .execute()
}

export async function deleteCollaborator(ctx: Context, customerId: string, personId: string): Promise<void> {
  await ctx.db
    .deleteFrom('collaborators')
    .where('customerId', '=', customerId)
    .where('personId', '=', personId)
    .execute()
}

export async function selectPerson(
  ctx: Context,
  id: string,
): Promise<{ id: string; name: string; isActive: boolean } | undefined> {
  return ctx.db.selectFrom('people').select(['id', 'name', 'isActive']).where('id', '=', id).executeTakeFirst()
}
