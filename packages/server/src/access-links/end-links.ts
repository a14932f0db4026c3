import type { Context } from '../platform/context/context.ts'
import { revokeLinks } from './queries.ts'

/** Every open link of a person ends, in the transaction of what made them worthless. */
export async function endLinks(ctx: Context, personId: string): Promise<void> {
  await revokeLinks(ctx, personId)
}
