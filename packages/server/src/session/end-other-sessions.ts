import { deleteSessions } from '../platform/auth/login-store.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { ownLogin } from './own-login.ts'

export async function endOtherSessions(ctx: Context): Promise<{ ended: number }> {
  const { personId, authUserId } = await ownLogin(ctx)
  return transaction(ctx, async (ctx) => {
    const ended = await deleteSessions(ctx, authUserId, ctx.actor.sessionId)
    if (ended > 0) {
      await writeAudit(ctx, {
        action: 'session.end-others',
        subjectType: 'person',
        subjectId: personId,
        summary: { ended },
      })
    }
    return { ended }
  })
}
