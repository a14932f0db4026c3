import type { Context } from '../platform/context/context.ts'
import { endStagedDryRun } from './import-queries.ts'

/**
 * Closes a dry run that nobody is going to carry on with, as the command line does: it no longer waits for an answer, its
 * counts and reasons stay to be read, and it may still be carried out from the page. Untouched if somebody went on with it.
 */
export async function endDryRun(ctx: Context, id: string): Promise<void> {
  await endStagedDryRun(ctx, id)
}
