import { notFound } from '@zhike/core/kernel/problems'
import { leaveOver } from '@zhike/core/leaves/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { today, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { leaveToChange } from './leave-to-change.ts'
import { presentLeave } from './present-leave.ts'
import { cutLeaves, lockConcerned, selectLeave } from './queries.ts'

/** Back early, or not going: from today on the person is there, and the delegate reaches nothing by this leave. */
export async function cancelLeave(ctx: Context, id: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const found = await leaveToChange(ctx, id)
    await lockConcerned(ctx, [found.person.id])
    const now = await selectLeave(ctx, id)
    if (!now) throw notFound({ id })
    if (presentLeave(ctx, now).state === 'over') throw leaveOver({ untilOn: now.untilOn })
    await cutLeaves(ctx, { id }, today(ctx))
    await writeAudit(ctx, {
      action: 'leave.cancel',
      subjectType: 'person',
      subjectId: now.person.id,
      before: { id, delegateId: now.delegate.id, fromOn: now.fromOn, untilOn: now.untilOn },
    })
  })
}
