import type { Context } from '../platform/context/context.ts'
import { selectMustEnrol } from './queries.ts'

/** Whether a session of a person lacks the second factor the company asks for. */
export function lacksSecondFactor(ctx: Context, personId: string, sessionId: string): Promise<boolean> {
  return selectMustEnrol(ctx, personId, sessionId)
}
