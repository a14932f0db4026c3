import { agreedAfter } from '@zhike/core/follow-ups/next-contact'
import type { CreateFollowUpInput, FollowUp } from '@zhike/core/follow-ups/schema'
import { newId } from '@zhike/core/kernel/ids'
import { notFound } from '@zhike/core/kernel/problems'
import { recordFollowUp } from '../customers/record-follow-up.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { now, requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { indexTexts } from '../search/index-texts.ts'
import { checkFollowUp } from './check-follow-up.ts'
import { presentFollowUp } from './present-follow-up.ts'
import { insertFollowUp, selectFollowUp, type FollowUpFacts } from './queries.ts'

/** Writes a follow-up and, with it, what is agreed for the next contact. */
export async function createFollowUp(ctx: Context, customerId: string, input: CreateFollowUpInput): Promise<FollowUp> {
  requirePermission(ctx, 'follow-up.write')
  return transaction(ctx, async (ctx) => {
    await requireCustomer(ctx, customerId, 'follow-up.write')
    const id = newId()
    const facts: FollowUpFacts = {
      kind: input.kind,
      text: input.text,
      contactId: input.contactId ?? null,
      happenedAt: input.happenedAt ?? now(ctx).toISOString(),
      nextContactOn: input.nextContactOn ?? null,
      nextStep: input.nextContactOn ? (input.nextStep ?? null) : null,
      fileId: input.fileId ?? null,
    }
    await checkFollowUp(ctx, customerId, id, facts)
    await insertFollowUp(ctx, customerId, id, facts)
    await indexTexts(ctx, 'follow-up', customerId, [{ id, text: facts.text }])
    const said = { on: input.nextContactOn, step: input.nextStep }
    await recordFollowUp(ctx, customerId, (agreed) =>
      agreedAfter(agreed, said, new Date(facts.happenedAt), ctx.company.timeZone),
    )
    await writeAudit(ctx, {
      action: 'follow-up.create',
      subjectType: 'follow-up',
      subjectId: id,
      customerId,
      after: facts,
    })
    await emitEvent(ctx, 'follow-up.saved', { customerId, followUpId: id })
    const row = await selectFollowUp(ctx, customerId, id)
    if (!row) throw notFound({ id })
    return presentFollowUp(ctx, row, true)
  })
}
