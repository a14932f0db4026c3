import { codeNeeded, wrongSignInCode } from '@zhike/core/second-factor/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { limitAttempts } from '../session/limit-attempts.ts'
import { selectSecondFactor } from './queries.ts'
import { takeCode, type TakenCode } from './take-code.ts'

/**
 * The step after a right password: nothing for whoever has no second factor, else a code, guessed no more often than a
 * password. Answers by what somebody came in.
 */
export async function checkSecondFactor(
  ctx: Context,
  personId: string,
  code: string | undefined,
): Promise<TakenCode | null> {
  const factor = await selectSecondFactor(ctx, personId)
  if (!factor?.confirmedAt) return null
  if (code === undefined) throw codeNeeded()
  const attempts = [
    { kind: 'address' as const, of: ctx.actor.ipAddress ?? '' },
    { kind: 'account' as const, of: `second-factor:${personId}` },
  ]
  return limitAttempts(ctx, attempts, async () => {
    const taken = await takeCode(ctx, personId, factor, code)
    if (taken !== null) return taken
    await writeAudit(ctx, { action: 'session.second-factor-failed', subjectType: 'person', subjectId: personId })
    throw wrongSignInCode()
  })
}
