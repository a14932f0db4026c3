import type { Context } from '../platform/context/context.ts'
import { selectMustEnrol } from './queries.ts'

/** Whether the session of this request lacks the second factor the company asks for. */
export function lacksSecondFactor(ctx: Context): Promise<boolean> {
  return selectMustEnrol(ctx)
}
