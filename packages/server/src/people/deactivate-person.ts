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
import { bumpPerson, lockPerson, revokeAllApiKeys } from './queries.ts'

/** A leaver: cannot come in any more, and holds no customer from this transaction on. */
export async function deactivatePerson(ctx: Context, id: string): Promise<Person & { movedCustomers: number }> {
  requirePermission(ctx, 'person.manage')
  return transaction(ctx, async (ctx) => {
    const person = await lockPerson(ctx, id)
    if (!person) throw notFound({ id })
    if (id === ctx.actor.personId) throw notYourself()
    if (!person.isActive) return { ...(await getPerson(ctx, id)), movedCustomers: 0 }
    await keepAnAdministrator(ctx, person)
    // First inactive, so that no rule gives the customers back.
    await bumpPerson(ctx, id, { isActive: false })
    const sessions = person.authUserId ? await deleteSessions(ctx, person.authUserId) : 0
    const keys = await revokeAllApiKeys(ctx, id)
    const { moved: movedCustomers } = await reassignFromPerson(ctx, id)
    await writeAudit(ctx, {
      action: 'person.deactivate',
      subjectType: 'person',
      subjectId: id,
      summary: { sessions, keys, movedCustomers },
    })
    await emitEvent(ctx, 'person.deactivated', { personId: id })
    return { ...(await getPerson(ctx, id)), movedCustomers }
  })
}
