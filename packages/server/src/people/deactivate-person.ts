import { notFound } from '@zhike/core/kernel/problems'
import { notYourself } from '@zhike/core/people/problems'
import type { Person } from '@zhike/core/people/schema'
import { reassignFromPerson } from '../ownership/reassign-from-person.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { getPerson } from './get-person.ts'
import { keepAnAdministrator } from './keep-an-administrator.ts'
import { deleteSessions } from '../platform/auth/login-store.ts'
import { bumpPerson, lockPerson, lockTree, moveReports, revokeAllApiKeys, selectActiveManagerAbove } from './queries.ts'

type Deactivated = Person & { movedCustomers: number; movedReports: number }

/**
 * A leaver: cannot come in any more, holds no customer and leads nobody from this transaction on. The reports go to the
 * nearest manager above who is still there, who saw their customers before, too.
 */
export async function deactivatePerson(ctx: Context, id: string): Promise<Deactivated> {
  requirePermission(ctx, 'person.manage')
  return transaction(ctx, async (ctx) => {
    // Before the row: managers and their reports may leave at once.
    await lockTree(ctx, 'managers')
    const person = await lockPerson(ctx, id)
    if (!person) throw notFound({ id })
    if (id === ctx.actor.personId) throw notYourself()
    if (!person.isActive) return { ...(await getPerson(ctx, id)), movedCustomers: 0, movedReports: 0 }
    await keepAnAdministrator(ctx, person)
    // First inactive, so that no rule gives the customers back.
    await bumpPerson(ctx, id, { isActive: false })
    const sessions = person.authUserId ? await deleteSessions(ctx, person.authUserId) : 0
    const keys = await revokeAllApiKeys(ctx, id)
    const { moved: movedCustomers } = await reassignFromPerson(ctx, id)
    const managerId = await selectActiveManagerAbove(ctx, id)
    const reports = await moveReports(ctx, id, managerId)
    const movedReports = reports.length
    await writeAudit(ctx, {
      action: 'person.deactivate',
      subjectType: 'person',
      subjectId: id,
      summary: { sessions, keys, movedCustomers, movedReports },
      ...(movedReports > 0 ? { before: { managerId: id, reports }, after: { managerId, reports } } : {}),
    })
    await emitEvent(ctx, 'person.deactivated', { personId: id })
    return { ...(await getPerson(ctx, id)), movedCustomers, movedReports }
  })
}
