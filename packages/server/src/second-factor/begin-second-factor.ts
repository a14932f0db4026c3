import { alreadyOn, noPassword } from '@zhike/core/second-factor/problems'
import type { Enrolment } from '@zhike/core/second-factor/schema'
import { selectPasswordHash } from '../platform/auth/login-store.ts'
import { seal } from '../platform/auth/seal.ts'
import type { Context } from '../platform/context/context.ts'
import { checkOwnPassword } from '../session/check-own-password.ts'
import { ownLogin } from '../session/own-login.ts'
import { putUnconfirmed, selectIsFresh } from './queries.ts'
import { secretPurpose } from './secret-purpose.ts'
import { makeTotpSecret, totpUri } from './totp.ts'

/** A secret to take into the authenticator. Until a code of it is confirmed nothing changes. */
export async function beginSecondFactor(ctx: Context, password: string | undefined): Promise<Enrolment> {
  const login = await ownLogin(ctx)
  if ((await selectPasswordHash(ctx, login.authUserId)) === null) throw noPassword()
  // Whoever finds an open session must not lock its owner out.
  if (password !== undefined || !(await selectIsFresh(ctx))) await checkOwnPassword(ctx, login, password ?? '')
  const secret = makeTotpSecret()
  const isStored = await putUnconfirmed(
    ctx,
    login.personId,
    seal(ctx.services.secrets.current(), secretPurpose, secret),
  )
  if (!isStored) throw alreadyOn()
  return { secret, uri: totpUri(secret, ctx.company.name, login.signsInAs) }
}
