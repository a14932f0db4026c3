import type { Proof, RecoveryCodes } from '@zhike/core/second-factor/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { ownLogin } from '../session/own-login.ts'
import { checkProof } from './check-proof.ts'
import { giveRecoveryCodes } from './give-recovery-codes.ts'

export async function renewRecoveryCodes(ctx: Context, proof: Proof): Promise<RecoveryCodes> {
  const login = await ownLogin(ctx)
  await checkProof(ctx, login, proof)
  return transaction(ctx, async (ctx) => {
    await writeAudit(ctx, {
      action: 'second-factor.new-recovery-codes',
      subjectType: 'person',
      subjectId: login.personId,
    })
    return giveRecoveryCodes(ctx, login.personId)
  })
}
