import { notFound } from '@zhike/core/kernel/problems'
import { notOn, notYourOwn } from '@zhike/core/second-factor/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { deleteSessions } from '../platform/auth/login-store.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { deleteSecondFactor, selectPersonDoor } from './queries.ts'

/** For whoever lost authenticator and recovery codes. One's own needs password and code, also for administrators. */
export async function resetSecondFactor(ctx: Context, personId: string): Promise<void> {
  requirePermission(ctx, 'person.manage')
  if (personId === ctx.actor.personId) throw notYourOwn()
  await transaction(ctx, async (ctx) => {
    const person = await selectPersonDoor(ctx, personId)
    if (!person) throw notFound({ id: personId })
    if (!(await deleteSecondFactor(ctx, personId))) throw notOn()
    const ended = person.authUserId === null ? 0 : await deleteSessions(ctx, person.authUserId)
    await writeAudit(ctx, {
      action: 'second-factor.reset',
      subjectType: 'person',
      subjectId: personId,
      summary: { ended },
    })
  })
}
