import type { Agreed } from '@zhike/core/follow-ups/next-contact'
import type { Context } from '../platform/context/context.ts'
import { selectNextContact, updateFollowUpStats, updateNextContact } from './stats-queries.ts'

/** Brings a customer's figures up to its follow-ups; `decide` says what is agreed for the next contact from now on. */
export async function recordFollowUp(
  ctx: Context,
  customerId: string,
  decide: (agreed: Agreed) => Agreed = (agreed) => agreed,
): Promise<void> {
  await updateFollowUpStats(ctx, [customerId])
  const before = await selectNextContact(ctx, customerId)
  const after = decide(before)
  if (after.on !== before.on || after.step !== before.step) await updateNextContact(ctx, customerId, after)
}
