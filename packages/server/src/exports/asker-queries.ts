import { sql } from 'kysely'
import { heldRoles } from '../platform/auth/held-roles.ts'
import { personActor, type HeldRole } from '../platform/auth/person-actor.ts'
import type { Actor, Context } from '../platform/context/context.ts'

/** Whoever asked for an export, with the rights of now; undefined where they have left. */
export async function askerOf(ctx: Context, id: string): Promise<Actor | undefined> {
  const row = await ctx.db
    .selectFrom('exports as e')
    .innerJoin('people as p', 'p.id', 'e.personId')
    .select(['p.id', 'p.name', 'p.departmentId', sql<HeldRole[]>`${sql.raw(heldRoles)}`.as('roles')])
    .where('e.id', '=', id)
    .where('p.isActive', '=', true)
    .executeTakeFirst()
  if (!row) return undefined
  const { id: personId, name, departmentId, roles } = row
  return personActor({ personId, name, departmentId, roles, via: ctx.actor.via })
}
