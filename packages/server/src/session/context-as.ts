import { personPhone } from '@zhike/core/people/person-phone'
import { unknownPerson } from '@zhike/core/session/problems'
import { personActor } from '../platform/auth/person-actor.ts'
import type { Context, Services } from '../platform/context/context.ts'
import { systemContext } from '../platform/context/system-context.ts'
import { findActivePerson, selectSignedInPerson } from './queries.ts'

/** A context that acts as the person whom an e-mail, phone or staff number names; for the command line. */
export async function contextAs(services: Services, identifier: string, via: 'cli' | 'job'): Promise<Context> {
  const ctx = await systemContext(services, 'zhike', via)
  const id = await findActivePerson(ctx, identifier.trim(), personPhone(identifier))
  if (id === undefined) throw unknownPerson({ identifier })
  const person = await selectSignedInPerson(ctx, id)
  return {
    ...ctx,
    actor: personActor({
      personId: id,
      name: person.name,
      departmentId: person.departmentId,
      roles: person.heldRoles,
      via,
    }),
  }
}
