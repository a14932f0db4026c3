import { notAuthor } from '@zhike/core/follow-ups/problems'
import type { FollowUp, FollowUpKind, PatchFollowUpInput } from '@zhike/core/follow-ups/schema'
import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import { recordFollowUp } from '../customers/record-follow-up.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { indexTexts } from '../search/index-texts.ts'
import { checkFollowUp } from './check-follow-up.ts'
import { mayChange, presentFollowUp } from './present-follow-up.ts'
import { selectFollowUp, updateFollowUp as saveFollowUp, type FollowUpFacts } from './queries.ts'

/** Corrects a follow-up. A changed next date also becomes the customer's, unless something later was agreed since. */
export async function updateFollowUp(
  ctx: Context,
  customerId: string,
  followUpId: string,
  version: number,
  input: PatchFollowUpInput,
): Promise<FollowUp> {
  requirePermission(ctx, 'follow-up.write')
  return transaction(ctx, async (ctx) => {
    await requireCustomer(ctx, customerId, 'follow-up.write')
    const row = await selectFollowUp(ctx, customerId, followUpId)
    if (!row) throw notFound({ id: followUpId })
    if (!mayChange(ctx, row.authorId)) throw notAuthor({ author: row.authorName })
    if (row.version !== version) throw lostUpdate({ current: row.version, yours: version })
    const { text, contactId, happenedAt, nextContactOn, nextStep, fileId } = row
    const before: FollowUpFacts = {
      kind: row.kind as FollowUpKind,
      text,
      contactId,
      happenedAt,
      nextContactOn,
      nextStep,
      fileId,
    }
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    const merged: FollowUpFacts = { ...before, ...given }
    const after = merged.nextContactOn === null ? { ...merged, nextStep: null } : merged
    const changes = changedFields({ ...before }, { ...after })
    const fields = Object.keys(changes.after)
    if (fields.length === 0) return presentFollowUp(ctx, row, true)
    await checkFollowUp(ctx, customerId, followUpId, after)
    await saveFollowUp(ctx, customerId, followUpId, after)
    if (after.text !== text) await indexTexts(ctx, 'follow-up', customerId, [{ id: followUpId, text: after.text }])
    await recordFollowUp(ctx, customerId, (agreed) =>
      agreed.on === before.nextContactOn && agreed.step === before.nextStep
        ? { on: after.nextContactOn, step: after.nextStep }
        : agreed,
    )
    await writeAudit(ctx, {
      action: 'follow-up.update',
      subjectType: 'follow-up',
      subjectId: followUpId,
      customerId,
      summary: { fields },
      ...changes,
    })
    await emitEvent(ctx, 'follow-up.saved', { customerId, followUpId })
    return presentFollowUp(ctx, (await selectFollowUp(ctx, customerId, followUpId)) ?? row, true)
  })
}
