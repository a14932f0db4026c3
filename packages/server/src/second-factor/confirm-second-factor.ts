import { alreadyOn, notBegun, wrongCode } from '@zhike/core/second-factor/problems'
import { totpDigits } from '@zhike/core/second-factor/recovery-code'
import type { RecoveryCodes } from '@zhike/core/second-factor/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { limitAttempts } from '../session/limit-attempts.ts'
import { ownLogin } from '../session/own-login.ts'
import { giveRecoveryCodes } from './give-recovery-codes.ts'
import { markConfirmed, selectSecondFactor } from './queries.ts'
import { takeDigits } from './take-code.ts'

/** A code proves that the authenticator has the secret: from now on it is asked for at sign-in. */
export async function confirmSecondFactor(ctx: Context, code: string): Promise<RecoveryCodes> {
  const { personId } = await ownLogin(ctx)
  const factor = await selectSecondFactor(ctx, personId)
  if (!factor) throw notBegun()
  if (factor.confirmedAt) throw alreadyOn()
  await limitAttempts(ctx, [{ kind: 'account', of: `second-factor:${personId}` }], async () => {
    const digits = totpDigits(code)
    if (digits === null || !(await takeDigits(ctx, personId, factor, digits))) throw wrongCode()
  })
  return transaction(ctx, async (ctx) => {
    await markConfirmed(ctx, personId)
    await writeAudit(ctx, { action: 'second-factor.enable', subjectType: 'person', subjectId: personId })
    return giveRecoveryCodes(ctx, personId)
  })
}
