import { newId } from '@zhike/core/kernel/ids'
import { holderInactive } from '@zhike/core/ownership/problems'
import type { ReasonCode } from '@zhike/core/ownership/reasons'
import type { TenureReason } from '@zhike/core/ownership/schema'
import type { Context } from '../platform/context/context.ts'
import { decideForCustomers } from '../rules/decide-for-customers.ts'
import { lockBooks, touchBooks } from './lock-books.ts'
import { openStagedTenures } from './open-staged-tenures.ts'
import { reasonOfDecision } from './reason-of-decision.ts'
import { insertFirstTenures, sourceOf, type NewTenure } from './tenure-queries.ts'

/** Who gets a new customer; where neither a person nor a pool is given, the rules in force decide. */
export interface FirstHolder {
  customerId: string
  personId?: string | null
  poolId?: string | null
  reasonCode: ReasonCode
  reason?: TenureReason
}

export type FirstTenures = { customers: readonly FirstHolder[] } | { staged: true; importId: string }

/**
 * Opens the first tenure of customers in the transaction that inserted them; without one they could not be committed.
 * `staged` reads the temporary table new_customers(customer_id uuid primary key, person_id uuid, pool_id uuid,
 * reason_code text, reason jsonb) that the caller made in this transaction.
 */
export async function openFirstTenures(ctx: Context, input: FirstTenures): Promise<void> {
  if ('staged' in input) {
    await openStagedTenures(ctx, input.importId)
    return
  }
  const { customers } = input
  const undecided = customers.filter((one) => !one.personId && !one.poolId)
  const named = customers.flatMap((one) => (one.personId ? [one.personId] : []))
  const books = await lockBooks(ctx, named)
  const inactive = books.find((book) => !book.isActive)
  if (inactive) throw holderInactive({ name: inactive.name })

  const decisions = new Map(
    undecided.length === 0
      ? []
      : (
          await decideForCustomers(
            ctx,
            undecided.map((one) => one.customerId),
          )
        ).map((decision) => [decision.customerId, decision]),
  )
  const tenures = customers.map((one): NewTenure => {
    const base = { customerId: one.customerId, tenureId: newId(), reasonCode: one.reasonCode }
    const decision = decisions.get(one.customerId)
    if (!decision) {
      return {
        ...base,
        personId: one.personId ?? null,
        poolId: one.personId ? null : (one.poolId ?? null),
        reason: one.reason ?? {},
        ruleVersionId: null,
        rulePosition: null,
      }
    }
    return {
      ...base,
      personId: decision.personId,
      poolId: decision.poolId,
      reason: reasonOfDecision(decision, one.reason),
      ruleVersionId: decision.ruleVersionId,
      rulePosition: decision.position,
    }
  })
  await insertFirstTenures(ctx, sourceOf(tenures))
  await touchBooks(
    ctx,
    tenures.flatMap((tenure) => (tenure.personId ? [tenure.personId] : [])),
  )
}
