import { newId } from '@zhike/core/kernel/ids'
import { notAllowed, notFound } from '@zhike/core/kernel/problems'
import { leaveBackwards, leaveInPast } from '@zhike/core/leaves/problems'
import type { Leave, NewLeave } from '@zhike/core/leaves/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { may, today, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkLeavePeople } from './check-leave-people.ts'
import { presentLeave } from './present-leave.ts'
import { insertLeave, selectLeave, type NewLeaveRow } from './queries.ts'

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
    await checkLeavePeople(ctx, row)
    await insertLeave(ctx, row)
    await writeAudit(ctx, { action: 'leave.create', subjectType: 'person', subjectId: personId, after: row })
    const made = await selectLeave(ctx, row.id)
    if (!made) throw notFound({ id: row.id })
    return presentLeave(ctx, made)
  })
}
