import type { ReasonCode } from '@zhike/core/ownership/reasons'
import { notFound } from '@zhike/core/kernel/problems'
import { changeHolder } from '../ownership/change-holder.ts'
import { reasonOfDecision } from '../ownership/reason-of-decision.ts'
import type { Context } from '../platform/context/context.ts'
import { decideForCustomers } from '../rules/decide-for-customers.ts'
import type { FormerHolder } from './former-holders.ts'

const reasonCode: ReasonCode = 'unmerged'

/** Whoever held a customer when it was merged holds it again; where that is not possible any more the rules decide. */
export async function giveBackHolder(ctx: Context, former: FormerHolder): Promise<void> {
  const { customerId, personId, poolId, isOpen } = former
  const reason = { mergeId: former.mergeId }
  if (isOpen) {
    await changeHolder(ctx, { customerId, to: personId ? { personId } : { poolId: poolId ?? '' }, reasonCode, reason })
    return
  }
  const [decision] = await decideForCustomers(ctx, [customerId])
  if (!decision) throw notFound({ id: customerId })
  await changeHolder(ctx, {
    customerId,
    to: decision.personId ? { personId: decision.personId } : { poolId: decision.poolId ?? '' },
    reasonCode,
    reason: reasonOfDecision(decision, reason),
    ruleVersionId: decision.ruleVersionId,
    rulePosition: decision.position,
  })
}
