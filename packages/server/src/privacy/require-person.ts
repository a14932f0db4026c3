import { notFound } from '@zhike/core/kernel/problems'
import { alreadyErased, organisationIsNoPerson } from '@zhike/core/privacy/problems'
import { customerMerged } from '@zhike/core/merges/problems'
import type { PersonRef } from '@zhike/core/privacy/schema'
import type { Context } from '../platform/context/context.ts'
import { selectSurvivingPerson } from './merged-queries.ts'
import { selectPerson, type HeldPerson } from './person-queries.ts'

/** Somebody of whom something is still held. */
export async function requirePerson(ctx: Context, ref: PersonRef): Promise<HeldPerson> {
  const person = await selectPerson(ctx, ref)
  const survivor = ref.contactId === null ? await selectSurvivingPerson(ctx, ref.customerId) : undefined
  if (survivor) throw customerMerged({ id: ref.customerId, survivorId: survivor.id, survivorName: survivor.name })
  if (!person) throw notFound({ id: ref.contactId ?? ref.customerId })
  if (person.isOrganisation) throw organisationIsNoPerson({ name: person.name })
  if (person.isErased) throw alreadyErased({ subject: person.name })
  return person
}
