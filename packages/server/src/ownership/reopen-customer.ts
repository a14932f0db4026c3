import { notFound } from '@zhike/core/kernel/problems'
import type { Context } from '../platform/context/context.ts'
import { decideForCustomers } from '../rules/decide-for-customers.ts'
import { changeHolder } from './change-holder.ts'
import { reasonOfDecision } from './reason-of-decision.ts'

/** A restored customer leaves the archive; the rules in force say who is responsible. Call it inside the transaction. */
export async function reopenCustomer(ctx: Context, customerId: string): Promise<{ tenureId: string }> {
  const [decision] = await decideForCustomers(ctx, [customerId])
  if (!decision) throw notFound({ id: customerId })
  const to = decision.personId ? { personId: decision.personId } : { poolId: decision.poolId ?? '' }
  return changeHolder(ctx, {
    customerId,
    to,
    reasonCode: 'restored',
    reason: reasonOfDecision(decision),
    ruleVersionId: decision.ruleVersionId,
    rulePosition: decision.position,
  })
}
