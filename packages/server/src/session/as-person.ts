import type { Context } from '../platform/context/context.ts'
import { personActor } from '../platform/auth/person-actor.ts'
import { lacksSecondFactor } from '../second-factor/lacks-second-factor.ts'
import { selectSignedInPerson } from './queries.ts'

/** The same request, continued as the person who has just signed in, or (session null) is about to. */
export async function asPerson(ctx: Context, personId: string, sessionId: string | null): Promise<Context> {
  const person = await selectSignedInPerson(ctx, personId)
  const lacksFactor = sessionId !== null && (await lacksSecondFactor(ctx, personId, sessionId))
  return {
    ...ctx,
    actor: personActor({
      personId,
      name: person.name,
      departmentId: person.departmentId,
      roles: person.heldRoles,
      via: 'web',
      sessionId,
      ipAddress: ctx.actor.ipAddress,
      mustFirst: person.mustChangePassword ? 'change-password' : lacksFactor ? 'second-factor' : null,
    }),
    locale: person.locale === 'en' || person.locale === 'zh-CN' ? person.locale : ctx.locale,
  }
}
