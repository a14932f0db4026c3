import type { Context } from '../platform/context/context.ts'
import { deleteKeysSharedWith } from './taken-queries.ts'

/** Before merged customers stand again: unique values that one record took over from the others are theirs once more. */
export function yieldUniqueValues(
  ctx: Context,
  fromCustomerId: string,
  toCustomerIds: readonly string[],
): Promise<void> {
  return deleteKeysSharedWith(ctx, fromCustomerId, toCustomerIds)
}
