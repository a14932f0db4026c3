import { requiredByCompany } from '@zhike/core/second-factor/problems'
import type { Proof } from '@zhike/core/second-factor/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { ownLogin } from '../session/own-login.ts'
import { checkProof } from './check-proof.ts'
import { deleteSecondFactor, selectIsRequired } from './queries.ts'

export async function disableSecondFactor(ctx: Context, proof: Proof): Promise<void> {
  const login = await ownLogin(ctx)
  if (await selectIsRequired(ctx, login.personId)) throw requiredByCompany()
  await checkProof(ctx, login, proof)
  await transaction(ctx, async (ctx) => {
    await deleteSecondFactor(ctx, login.personId)
    await writeAudit(ctx, { action: 'second-factor.disable', subjectType: 'person', subjectId: login.personId })
  })
}
