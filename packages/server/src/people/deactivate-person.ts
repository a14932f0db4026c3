import { notFound } from '@zhike/core/kernel/problems'
import type { HandOver } from '@zhike/core/ownership/schema'
import { notYourself } from '@zhike/core/people/problems'
import type { Person } from '@zhike/core/people/schema'
import { endLinks } from '../access-links/end-links.ts'
import { endLeaves } from '../leaves/end-leaves.ts'
import { handOverCustomers } from '../ownership/hand-over-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { deleteSessions } from '../platform/auth/login-store.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { leaveTeams } from '../teams/leave-teams.ts'
import { getPerson } from './get-person.ts'
import { keepAnAdministrator } from './keep-an-administrator.ts'
import { moveReports, selectActiveManagerAbove } from './manager-queries.ts'
import { bumpPerson, lockPerson, lockTree, revokeAllApiKeys } from './queries.ts'
import { recordPostChanges } from './record-post-changes.ts'

type Deactivated = Person & { movedCustomers: number; toPerson: number; toPool: number; movedReports: number }

/**
 * A leaver: cannot come in any more, holds no customer and leads nobody from this transaction on. What was held goes to
 * interim hands or to one person. The reports go to the nearest manager above who is still there, who saw their
 * customers before, too.
 */
export async function deactivatePerson(
  ctx: Context,
  id: string,
  customers: HandOver = { to: 'interim' },
): Promise<Deactivated> {
  requirePermission(ctx, 'person.manage')
  return transaction(ctx, async (ctx) => {
    // Before the row: managers and their reports may leave at once.
    await lockTree(ctx, 'managers')
    const person = await lockPerson(ctx, id)
    if (!person) throw notFound({ id })
    if (id === ctx.actor.personId) throw notYourself()
    if (!person.isActive) {
      return { ...(await getPerson(ctx, id)), movedCustomers: 0, toPerson: 0, toPool: 0, movedReports: 0 }
    }
    await keepAnAdministrator(ctx, person)
    // First inactive, so that nobody can give the person customers while they are handed over.
    await bumpPerson(ctx, id, { isActive: false })
    const sessions = person.authUserId ? await deleteSessions(ctx, person.authUserId) : 0
    const keys = await revokeAllApiKeys(ctx, id)
    // Should the person come back, what was sent before lets nobody in.
    await endLinks(ctx, id)
    const managerId = await selectActiveManagerAbove(ctx, id)
    const handed = await handOverCustomers(ctx, { personId: id, leadId: managerId, to: customers })
    const reports = await moveReports(ctx, id, managerId)
    await recordPostChanges(
      ctx,
      reports.map((report) => ({ before: { ...report, managerId: id }, after: { ...report, managerId } })),
    )
    await endLeaves(ctx, id)
    await leaveTeams(ctx, id)
    const movedReports = reports.length
    const { moved: movedCustomers, toPerson, toPool } = handed
    const reportIds = reports.map((report) => report.id)
    await writeAudit(ctx, {
      action: 'person.deactivate',
      subjectType: 'person',
      subjectId: id,
      summary: { sessions, keys, movedCustomers, toPerson, toPool, movedReports },
      ...(movedReports > 0
        ? { before: { managerId: id, reports: reportIds }, after: { managerId, reports: reportIds } }
        : {}),
    })
    await emitEvent(ctx, 'person.deactivated', { personId: id })
    return { ...(await getPerson(ctx, id)), movedCustomers, toPerson, toPool, movedReports }
  })
}
