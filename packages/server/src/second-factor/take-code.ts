import { totpDigits } from '@zhike/core/second-factor/recovery-code'
import { unreadableSecret } from '@zhike/core/second-factor/problems'
import { unseal } from '../platform/auth/seal.ts'
import { now, type Context } from '../platform/context/context.ts'
import { hashRecoveryCode } from './hash-recovery-code.ts'
import { takeRecoveryCode, takeStep } from './queries.ts'
import { secretPurpose } from './secret-purpose.ts'
import { matchingStep } from './totp.ts'

export type TakenCode = 'authenticator' | 'recovery-code'

/** Takes a code of the authenticator or a recovery code, either of them once; null when it is wrong or was used. */
export async function takeCode(
  ctx: Context,
  personId: string,
  factor: { secret: Buffer },
  code: string,
): Promise<TakenCode | null> {
  const digits = totpDigits(code)
  if (digits === null) {
    return (await takeRecoveryCode(ctx, personId, hashRecoveryCode(personId, code))) ? 'recovery-code' : null
  }
  return (await takeDigits(ctx, personId, factor, digits)) ? 'authenticator' : null
}

/** Digits of the authenticator alone: what proves that the phone is at hand. */
export async function takeDigits(
  ctx: Context,
  personId: string,
  factor: { secret: Buffer },
  digits: string,
): Promise<boolean> {
  const secret = unseal(ctx.services.secrets.all(), secretPurpose, factor.secret)
  if (secret === null) throw unreadableSecret()
  const step = matchingStep(secret, digits, now(ctx))
  return step !== null && takeStep(ctx, personId, step)
}
