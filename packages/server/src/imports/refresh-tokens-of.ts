import type { Context } from '../platform/context/context.ts'
import { listNamesOf, saveTokens } from './customer-apply-queries.ts'

/** Brings the search tokens of customers up to their names, many at once. */
export async function refreshTokensOf(ctx: Context, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length > 0) await saveTokens(ctx, await listNamesOf(ctx, customerIds))
}
