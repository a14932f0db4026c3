import type { Context } from '../platform/context/context.ts'
import { forgiveAttempt } from './attempt-queries.ts'
import { accountBucket } from './limit-attempts.ts'

/** Whoever is given a new password need not wait for the end of a lock on what they sign in with. */
export async function liftLocks(ctx: Context, identifiers: readonly (string | null)[]): Promise<void> {
  for (const identifier of identifiers) {
    if (identifier !== null) await forgiveAttempt(ctx, accountBucket(identifier), true)
  }
}
