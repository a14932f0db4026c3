import type { Context } from '../platform/context/context.ts'
import { personActor } from '../platform/auth/person-actor.ts'
import { selectSignedInPerson } from './queries.ts'

/** The same request, continued as the person who has just signed in. */
export async function asPerson(ctx: Context, personId: string): Promise<Context> {
  const person = await selectSignedInPerson(ctx, personId)
  return {
    ...ctx,
    actor: personActor({
      personId,
      name: person.name,
      departmentId: person.departmentId,
      roles: person.heldRoles,
      via: 'web',
      ipAddress: ctx.actor.ipAddress,
      mustFirst: person.mustChangePassword ? 'change-password' : null,
    }),
    locale: person.locale === 'en' || person.locale === 'zh-CN' ? person.locale : ctx.locale,
  }
}
