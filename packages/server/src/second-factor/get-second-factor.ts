import type { SecondFactorStatus } from '@zhike/core/second-factor/schema'
import { selectPasswordHash } from '../platform/auth/login-store.ts'
import type { Context } from '../platform/context/context.ts'
import { ownLogin } from '../session/own-login.ts'
import { countRecoveryCodes, selectIsFresh, selectIsRequired, selectSecondFactor } from './queries.ts'

export async function getSecondFactor(ctx: Context): Promise<SecondFactorStatus> {
  const { personId, authUserId } = await ownLogin(ctx)
  const factor = await selectSecondFactor(ctx, personId)
  const since = factor?.confirmedAt ?? null
  return {
    isOn: since !== null,
    since,
    recoveryCodesLeft: since === null ? 0 : await countRecoveryCodes(ctx, personId),
    isRequired: await selectIsRequired(ctx, personId),
    needsPassword: !(await selectIsFresh(ctx)),
    hasPassword: (await selectPasswordHash(ctx, authUserId)) !== null,
  }
}
