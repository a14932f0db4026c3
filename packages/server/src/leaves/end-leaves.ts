import { today, type Context } from '../platform/context/context.ts'
import { cutLeaves } from './queries.ts'

/**
 * Somebody is deactivated and holds nothing that a delegate could look after. Leaves in which they stand in for others
 * remain: the others are away all the same, and the page says that the delegate is gone. Called in that transaction.
 */
export async function endLeaves(ctx: Context, personId: string): Promise<void> {
  await cutLeaves(ctx, { personId }, today(ctx))
}
