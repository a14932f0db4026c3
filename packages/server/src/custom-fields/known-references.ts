import type { Context } from '../platform/context/context.ts'
import { selectKnownReferences } from './reference-queries.ts'

/** Names of those of these ids that stand for somebody: any colleague, and customers inside the data scope. */
export function knownReferences(
  ctx: Context,
  personIds: readonly string[],
  customerIds: readonly string[],
): Promise<Map<string, string>> {
  return selectKnownReferences(ctx, personIds, customerIds)
}
