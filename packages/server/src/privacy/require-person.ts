import { notFound } from '@zhike/core/kernel/problems'
import { alreadyErased, organisationIsNoPerson } from '@zhike/core/privacy/problems'
import type { PersonRef } from '@zhike/core/privacy/schema'
import type { Context } from '../platform/context/context.ts'
import { selectPerson, type HeldPerson } from './person-queries.ts'

/** Somebody of whom something is still held. */
export async function requirePerson(ctx: Context, ref: PersonRef): Promise<HeldPerson> {
  const person = await selectPerson(ctx, ref)
  if (!person) throw notFound({ id: ref.contactId ?? ref.customerId })
  if (person.isOrganisation) throw organisationIsNoPerson({ name: person.name })
  if (person.isErased) throw alreadyErased({ subject: person.name })
  return person
}
