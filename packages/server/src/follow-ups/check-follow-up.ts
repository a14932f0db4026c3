import { inFuture, unknownContact, unknownFile } from '@zhike/core/follow-ups/problems'
import { now, type Context } from '../platform/context/context.ts'
import { selectFile } from './file-queries.ts'
import { hasContact, type FollowUpFacts } from './queries.ts'

/** Clocks of phones run ahead a little. */
const toleranceMs = 5 * 60_000

/** What a follow-up names must exist and be the customer's: its contact, the uploaded picture, a moment in the past. */
export async function checkFollowUp(
  ctx: Context,
  customerId: string,
  followUpId: string,
  facts: FollowUpFacts,
): Promise<void> {
  if (Date.parse(facts.happenedAt) > now(ctx).getTime() + toleranceMs) throw inFuture({ at: facts.happenedAt })
  if (facts.contactId && !(await hasContact(ctx, customerId, facts.contactId))) {
    throw unknownContact({ id: facts.contactId })
  }
  if (!facts.fileId) return
  const file = await selectFile(ctx, facts.fileId)
  const isFree = file && file.customerId === null && file.createdBy === ctx.actor.personId
  if (!isFree && file?.followUpId !== followUpId) throw unknownFile({ id: facts.fileId })
}
