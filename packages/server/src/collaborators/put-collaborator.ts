import {
  collaborationOver,
  collaboratorHolds,
  collaboratorInactive,
  collaboratorUnknown,
  pooledHasNone,
  tooManyCollaborators,
} from '@zhike/core/collaborators/problems'
import type { Collaborator, CollaboratorInput } from '@zhike/core/collaborators/schema'
import { notFound } from '@zhike/core/kernel/problems'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, today, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { presentCollaborator } from './present-collaborator.ts'
import { selectCollaborators, selectPerson, upsertCollaborator, type CollaboratorRow } from './queries.ts'

const mostCollaborators = 50

/** Adds or changes one; a collaborator never becomes the holder by it. */
export async function putCollaborator(
  ctx: Context,
  customerId: string,
  personId: string,
  input: CollaboratorInput,
): Promise<Collaborator> {
  requirePermission(ctx, 'customer.collaborate')
  return transaction(ctx, async (ctx) => {
    const customer = await requireCustomer(ctx, customerId, 'customer.collaborate', { lock: true })
    const person = await selectPerson(ctx, personId)
    if (!person) throw collaboratorUnknown({ id: personId })
    if (!person.isActive) throw collaboratorInactive({ name: person.name })
    if (customer.personId === null) throw pooledHasNone()
    if (customer.personId === personId) throw collaboratorHolds({ name: person.name })
    const { part, untilOn = null, note = null } = input
    if (untilOn !== null && untilOn < today(ctx)) throw collaborationOver({ day: untilOn })
    const others = await selectCollaborators(ctx, customerId)
    const before = others.find((one) => one.personId === personId)
    if (!before && others.length >= mostCollaborators) throw tooManyCollaborators({ limit: mostCollaborators })
    const after = { part, untilOn, note }
    await upsertCollaborator(ctx, customerId, personId, after)
    await writeAudit(ctx, {
      action: before ? 'collaborator.update' : 'collaborator.add',
      subjectType: 'collaborator',
      subjectId: personId,
      customerId,
      summary: { person: person.name, part },
      ...(before ? { before: valuesOf(before) } : {}),
      after,
    })
    await emitEvent(ctx, 'customer.collaborators-changed', { customerId, personId })
    const [row] = await selectCollaborators(ctx, customerId, personId)
    if (!row) throw notFound({ id: personId })
    return presentCollaborator(ctx, row, true)
  })
}

function valuesOf({ part, untilOn, note }: CollaboratorRow) {
  return { part, untilOn, note }
}
