import { makeRecoveryCode, recoveryCodeCount } from '@zhike/core/second-factor/recovery-code'
import type { RecoveryCodes } from '@zhike/core/second-factor/schema'
import type { Context } from '../platform/context/context.ts'
import { hashRecoveryCode } from './hash-recovery-code.ts'
import { replaceRecoveryCodes } from './queries.ts'

/** New recovery codes instead of those there were; only their hashes are kept. */
export async function giveRecoveryCodes(ctx: Context, personId: string): Promise<RecoveryCodes> {
  const codes = Array.from({ length: recoveryCodeCount }, makeRecoveryCode)
  await replaceRecoveryCodes(
    ctx,
    personId,
    codes.map((code) => hashRecoveryCode(personId, code)),
  )
  return { recoveryCodes: codes }
}
