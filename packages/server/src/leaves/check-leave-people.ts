import { notFound } from '@zhike/core/kernel/problems'
import {
  delegateAway,
  delegateIsOneself,
  delegateUnknown,
  leavesOverlap,
  standsInThen,
} from '@zhike/core/leaves/problems'
import { personInactive } from '@zhike/core/people/problems'
import type { Context } from '../platform/context/context.ts'
import { findOverlapping, lockConcerned, type NewLeaveRow } from './queries.ts'

/** Both are there, and nobody is away while they stand in; takes both, so that no other leave passes by meanwhile. */
export async function checkLeavePeople(ctx: Context, row: NewLeaveRow): Promise<void> {
  const { personId, delegateId } = row
  const people = await lockConcerned(ctx, [personId, delegateId])
  const person = people.find((one) => one.id === personId)
  const delegate = people.find((one) => one.id === delegateId)
  if (!person) throw notFound({ id: personId })
  if (!person.isActive) throw personInactive({ name: person.name })
  if (personId === delegateId) throw delegateIsOneself({ name: person.name })
  if (!delegate?.isActive) throw delegateUnknown({ delegate: delegate?.name ?? delegateId })
  for (const { fromOn, untilOn, ...other } of await findOverlapping(ctx, row)) {
    if (other.personId === personId) throw leavesOverlap({ name: person.name, fromOn, untilOn })
    if (other.personId === delegateId) throw delegateAway({ delegate: delegate.name, fromOn, untilOn })
    throw standsInThen({ name: person.name, other: other.personName, fromOn, untilOn })
  }
}
