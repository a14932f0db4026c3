import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { ownLogin } from './own-login.ts'
import { deleteSession } from './queries.ts'

/** Signs out one of my own sessions; somebody else's does not exist. */
export async function endSession(ctx: Context, sessionId: string): Promise<void> {
  const { personId, authUserId } = await ownLogin(ctx)
  await transaction(ctx, async (ctx) => {
    if (!(await deleteSession(ctx, authUserId, sessionId))) throw notFound({ id: sessionId })
    await writeAudit(ctx, { action: 'session.end', subjectType: 'person', subjectId: personId })
  })
}
