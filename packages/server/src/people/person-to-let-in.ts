import { notFound } from '@zhike/core/kernel/problems'
import { nothingToSignInWith, personInactive } from '@zhike/core/people/problems'
import type { Context } from '../platform/context/context.ts'
import { lockPerson } from './queries.ts'

/** A person with what it takes to sign in, locked in the running transaction; a refusal says what is missing. */
export async function personToLetIn(ctx: Context, personId: string) {
  const person = await lockPerson(ctx, personId)
  if (!person) throw notFound({ id: personId })
  if (!person.isActive) throw personInactive({ name: person.name })
  if (!person.email && !person.phone && !person.staffNumber) throw nothingToSignInWith({ name: person.name })
  return person
}
