import { valueTaken, valueTakenElsewhere } from '@zhike/core/custom-fields/problems'
import type { Context } from '../platform/context/context.ts'
import { selectTakenMeanwhile } from './taken-queries.ts'

/** Customers cannot come back as they were while somebody else, who is none of `among`, has a unique value of theirs. */
export async function refuseTakenMeanwhile(
  ctx: Context,
  customerIds: readonly string[],
  among: readonly string[],
): Promise<void> {
  const taken = await selectTakenMeanwhile(ctx, customerIds, among)
  if (!taken) return
  const { label, value, name } = taken
  throw taken.isVisible ? valueTaken({ label, value, name }) : valueTakenElsewhere({ label, value })
}
