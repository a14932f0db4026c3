import { may, type Context } from '../platform/context/context.ts'
import { selectVisibleIds } from './import-queries.ts'

/** Those of the imports that the actor may look at: their own, or all where one imports for everybody. */
export async function visibleImports(ctx: Context, ids: readonly string[]): Promise<string[]> {
  return may(ctx, 'customer.import') ? selectVisibleIds(ctx, ids) : []
}
