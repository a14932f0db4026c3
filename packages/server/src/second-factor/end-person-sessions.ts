import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { deleteSessions } from '../platform/auth/login-store.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { selectPersonDoor } from './queries.ts'

/** Signs a person out everywhere; whoever does it to themselves stays here. */
export async function endPersonSessions(ctx: Context, personId: string): Promise<{ ended: number }> {
  requirePermission(ctx, 'person.manage')
  return transaction(ctx, async (ctx) => {
    const person = await selectPersonDoor(ctx, personId)
    if (!person) throw notFound({ id: personId })
    const here = personId === ctx.actor.personId ? ctx.actor.sessionId : null
    const ended = person.authUserId === null ? 0 : await deleteSessions(ctx, person.authUserId, here)
    await writeAudit(ctx, {
      action: 'session.end-all',
      subjectType: 'person',
      subjectId: personId,
      summary: { ended },
    })
    return { ended }
  })
}
