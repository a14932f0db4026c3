import { notFound } from '@zhike/core/kernel/problems'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { deleteCollaborator, selectCollaborators } from './queries.ts'

/** Whoever may add collaborators takes one away; anybody may step back oneself. */
export async function removeCollaborator(ctx: Context, customerId: string, personId: string): Promise<void> {
  requirePermission(ctx, 'customer.read')
  await transaction(ctx, async (ctx) => {
    const isOneself = personId === ctx.actor.personId
    await requireCustomer(ctx, customerId, isOneself ? 'customer.read' : 'customer.collaborate', { lock: true })
    const [row] = await selectCollaborators(ctx, customerId, personId)
    if (!row) throw notFound({ id: personId })
    await deleteCollaborator(ctx, customerId, personId)
    const { part, untilOn, note } = row
    await writeAudit(ctx, {
      action: 'collaborator.remove',
      subjectType: 'collaborator',
      subjectId: personId,
      customerId,
      summary: { person: row.personName, part },
      before: { part, untilOn, note },
    })
    await emitEvent(ctx, 'customer.collaborators-changed', { customerId, personId })
  })
}
