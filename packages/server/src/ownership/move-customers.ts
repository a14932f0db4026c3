import type { ReasonCode } from '@zhike/core/ownership/reasons'
import type { TenureReason } from '@zhike/core/ownership/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { touchBooks } from './lock-books.ts'
import type { OpenTenure } from './open-tenure.ts'
import { changeFewTenures, sourceOf, type OpenedTenure } from './tenure-queries.ts'

/**
 * Moves customers whose tenures the caller has locked and judged to one holder, with one audit row and one event for
 * the whole act, however many they are.
 */
export async function moveCustomers(
  ctx: Context,
  act: {
    moves: readonly { tenure: OpenTenure; newTenureId: string }[]
    to: { personId: string } | { poolId: string }
    reasonCode: ReasonCode
    reason: TenureReason
  },
): Promise<OpenedTenure[]> {
  if (act.moves.length === 0) return []
  const moved = await changeFewTenures(
    ctx,
    sourceOf(
      act.moves.map(({ tenure, newTenureId }) => ({
        customerId: tenure.customerId,
        tenureId: newTenureId,
        personId: 'personId' in act.to ? act.to.personId : null,
        poolId: 'poolId' in act.to ? act.to.poolId : null,
        reasonCode: act.reasonCode,
        reason: act.reason,
        ruleVersionId: null,
        rulePosition: null,
        expectedTenureId: tenure.tenureId,
      })),
    ),
  )
  if ('personId' in act.to) await touchBooks(ctx, [act.to.personId])
  await record(ctx, act, moved)
  return moved
}

async function record(
  ctx: Context,
  act: Parameters<typeof moveCustomers>[1],
  moved: readonly OpenedTenure[],
): Promise<void> {
  const only = moved.length === 1 ? moved[0] : undefined
  await writeAudit(ctx, {
    action: `ownership.${act.reasonCode}`,
    subjectType: only ? 'customer' : 'customers',
    subjectId: only?.customerId ?? null,
    customerId: only?.customerId ?? null,
    summary: { count: moved.length, reasonCode: act.reasonCode },
    before: act.moves.map(({ tenure: { customerId, tenureId, personId, poolId } }) => ({
      customerId,
      tenureId,
      personId,
      poolId,
    })),
    after: { ...act.to, tenures: moved },
  })
  if (only) await emitEvent(ctx, 'ownership.changed', only)
  else {
    await emitEvent(ctx, 'ownership.moved', {
      reasonCode: act.reasonCode,
      count: moved.length,
      customerIds: moved.map((one) => one.customerId),
    })
  }
}
