import { ssoExpired } from '@zhike/core/single-sign-on/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Auth } from '../platform/auth/auth-of.ts'
import type { Context } from '../platform/context/context.ts'
import { openSession } from '../session/open-session.ts'
import { findOrAdmit } from './find-or-admit.ts'
import type { Journey } from './identity-provider.ts'
import { providerOf } from './provider-of.ts'
import { selectProvider } from './queries.ts'

/** Signs in whom a provider sent back, if the answer belongs to the sign-in that this browser began. */
export async function finishSingleSignOn(
  ctx: Context,
  auth: Auth,
  begun: (Journey & { providerId: string }) | null,
  cameBackTo: URL,
  requestHeaders: Headers,
): Promise<Headers> {
  if (!begun || cameBackTo.searchParams.get('state') !== begun.state) throw ssoExpired()
  const row = await selectProvider(ctx, begun.providerId)
  if (!row?.isActive) throw ssoExpired()
  const identity = await providerOf(ctx, row).finish(begun, cameBackTo)
  const personId = await findOrAdmit(ctx, row, identity)
  const how = { openedBy: 'single-sign-on' as const, remember: true, provider: row.id }
  const { headers } = await openSession(ctx, auth, personId, how, requestHeaders)
  return headers
}

/** A refusal is told in the audit like a wrong password; what the provider said of somebody may be erased. */
export async function auditRefusedSignOn(ctx: Context, code: string, params: unknown): Promise<void> {
  await writeAudit(ctx, {
    action: 'session.sign-in-failed',
    subjectType: 'sign-in',
    summary: { how: 'single-sign-on', code },
    after: params,
  })
}
