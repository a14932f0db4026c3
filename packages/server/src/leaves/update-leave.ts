import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import { leaveBackwards, leaveBegan, leaveInPast, leaveOver } from '@zhike/core/leaves/problems'
import type { Leave, LeavePatch } from '@zhike/core/leaves/schema'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { today, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkLeavePeople } from './check-leave-people.ts'
import { leaveToChange } from './leave-to-change.ts'
import { presentLeave } from './present-leave.ts'
import { lockConcerned, selectLeave, updateLeaveRow, type NewLeaveRow } from './queries.ts'

/** Other days or another delegate. What has begun keeps its first day; the delegate changes at once. */
export async function updateLeave(ctx: Context, id: string, version: number, patch: LeavePatch): Promise<Leave> {
  return transaction(ctx, async (ctx) => {
    const { person, delegate } = await leaveToChange(ctx, id)
    await lockConcerned(ctx, [person.id, delegate.id, patch.delegateId ?? delegate.id])
    // Read again behind the lock: somebody may have changed it meanwhile.
    const now = await selectLeave(ctx, id)
    if (!now) throw notFound({ id })
    if (now.version !== version) throw lostUpdate({ current: now.version, yours: version })
    const before = { delegateId: now.delegate.id, fromOn: now.fromOn, untilOn: now.untilOn, note: now.note }
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
    const after = { ...before, ...given }
    const changes = changedFields(before, after)
    if (presentLeave(ctx, now).state === 'over') throw leaveOver({ untilOn: now.untilOn })
    if (Object.keys(changes.after).length === 0) return presentLeave(ctx, now)
    checkDays(ctx, before, after)
    const row: NewLeaveRow = { id, personId: person.id, ...after }
    await checkLeavePeople(ctx, row)
    await updateLeaveRow(ctx, row)
    await writeAudit(ctx, {
      action: 'leave.update',
      subjectType: 'person',
      subjectId: person.id,
      summary: { leaveId: id, fields: Object.keys(changes.after) },
      ...changes,
    })
    return presentLeave(ctx, (await selectLeave(ctx, id)) ?? now)
  })
}

interface Days {
  fromOn: string
  untilOn: string
}

function checkDays(ctx: Context, before: Days, { fromOn, untilOn }: Days): void {
  const day = today(ctx)
  if (before.fromOn <= day && fromOn !== before.fromOn) throw leaveBegan({ fromOn: before.fromOn })
  if (untilOn < fromOn) throw leaveBackwards({ fromOn, untilOn })
  if (untilOn < day) throw leaveInPast({ untilOn })
}
