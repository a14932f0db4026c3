import type { Proof } from '@zhike/core/second-factor/schema'
import { notOn, wrongCode } from '@zhike/core/second-factor/problems'
import type { Context } from '../platform/context/context.ts'
import { checkOwnPassword } from '../session/check-own-password.ts'
import { limitAttempts } from '../session/limit-attempts.ts'
import { selectSecondFactor } from './queries.ts'
import { takeCode } from './take-code.ts'

/** Password and code of whoever changes a second factor that is on: a session alone may have been left open. */
export async function checkProof(
  ctx: Context,
  login: { personId: string; authUserId: string },
  proof: Proof,
): Promise<void> {
  const { personId } = login
  const factor = await selectSecondFactor(ctx, personId)
  if (!factor?.confirmedAt) throw notOn()
  await checkOwnPassword(ctx, login, proof.password)
  await limitAttempts(ctx, [{ kind: 'account', of: `second-factor:${personId}` }], async () => {
    if ((await takeCode(ctx, personId, factor, proof.code)) === null) throw wrongCode()
  })
}
