import { newId } from '@zhike/core/kernel/ids'
import { notAllowed, notFound } from '@zhike/core/kernel/problems'
import {
  delegateAway,
  delegateIsOneself,
  delegateUnknown,
  leaveBackwards,
  leaveInPast,
  leavesOverlap,
  standsInThen,
} from '@zhike/core/leaves/problems'
import type { Leave, NewLeave } from '@zhike/core/leaves/schema'
import { personInactive } from '@zhike/core/people/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { may, today, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { presentLeave } from './present-leave.ts'
import { findOverlapping, insertLeave, lockConcerned, selectLeave, type NewLeaveRow } from './queries.ts'

/** Enters one's own leave, or another's with the right to manage people. Until it ends the delegate reaches what is held. */
export async function createLeave(ctx: Context, input: NewLeave): Promise<Leave> {
  const personId = input.personId ?? ctx.actor.personId
  if (!personId || (personId !== ctx.actor.personId && !may(ctx, 'person.manage'))) {
    throw notAllowed({ action: 'person.manage' })
  }
  const { delegateId, fromOn, untilOn } = input
  if (untilOn < fromOn) throw leaveBackwards({ fromOn, untilOn })
  if (untilOn < today(ctx)) throw leaveInPast({ untilOn })
  const row: NewLeaveRow = { id: newId(), personId, delegateId, fromOn, untilOn, note: input.note ?? null }
  return transaction(ctx, async (ctx) => {
    await checkPeople(ctx, row)
    await insertLeave(ctx, row)
    await writeAudit(ctx, { action: 'leave.create', subjectType: 'person', subjectId: personId, after: row })
    const made = await selectLeave(ctx, row.id)
    if (!made) throw notFound({ id: row.id })
    return presentLeave(ctx, made)
  })
}

async function checkPeople(ctx: Context, row: NewLeaveRow): Promise<void> {
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
