import type { Session } from '@zhike/core/session/schema'
import type { SetupInput } from '@zhike/core/setup/schema'
import type { Auth } from '../platform/auth/auth-of.ts'
import type { Context } from '../platform/context/context.ts'
import { limitAttempts } from '../session/limit-attempts.ts'
import { openSession } from '../session/open-session.ts'
import { checkSetupCode } from './check-setup-code.ts'
import { createCompany } from './create-company.ts'

/** First run in the browser: the code from the console, then company and administrator, then signed in. */
export async function setUpCompany(
  ctx: Context,
  auth: Auth,
  input: SetupInput,
  requestHeaders: Headers,
): Promise<{ session: Session; headers: Headers }> {
  await limitAttempts(ctx, [{ kind: 'setup', of: ctx.actor.ipAddress ?? '' }], () => checkSetupCode(ctx, input.code))
  const { personId } = await createCompany(ctx, input.company, input.administrator)
  return openSession(ctx, auth, personId, { openedBy: 'setup', remember: true }, requestHeaders)
}
