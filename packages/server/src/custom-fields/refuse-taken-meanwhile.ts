import { valueTaken, valueTakenElsewhere } from '@zhike/core/custom-fields/problems'
import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { Context } from '../platform/context/context.ts'
import { selectTakenMeanwhile } from './taken-queries.ts'

/**
 * Customers cannot come back as they were while somebody else, who is none of `among`, has a unique value of theirs; nor
 * can one among them get back the values `others`.
 */
export async function refuseTakenMeanwhile(
  ctx: Context,
  customerIds: readonly string[],
  among: readonly string[],
  others: CustomValues = {},
): Promise<void> {
  const taken = await selectTakenMeanwhile(ctx, customerIds, among, others)
  if (!taken) return
  const { label, value, name } = taken
  throw taken.isVisible ? valueTaken({ label, value, name }) : valueTakenElsewhere({ label, value })
}
