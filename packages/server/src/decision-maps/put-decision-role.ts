import { reportsInCircle, reportsToSelf, unknownContact } from '@zhike/core/decision-maps/problems'
import type { DecisionMap, DecisionPerson, DecisionTie, PutDecisionRoleInput } from '@zhike/core/decision-maps/schema'
import { wouldCircle } from '@zhike/core/decision-maps/would-circle'
import { notFound } from '@zhike/core/kernel/problems'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { getDecisionMap } from './get-decision-map.ts'
import { saveRole, saveTies, selectBosses, selectPeople, selectTies } from './map-queries.ts'

/** Writes a contact's whole part in the decision; the customer's row is the lock of its map. */
export async function putDecisionRole(
  ctx: Context,
  askedCustomerId: string,
  askedContactId: string,
  input: PutDecisionRoleInput,
): Promise<DecisionMap> {
  requirePermission(ctx, 'contact.write')
  return transaction(ctx, async (ctx) => {
    const { id: customerId } = await requireCustomer(ctx, askedCustomerId, 'contact.write', { lock: true })
    const people = new Map((await selectPeople(ctx, customerId)).map((one) => [one.contactId, one]))
    const person = people.get(askedContactId.toLowerCase())
    if (!person) throw notFound({ id: askedContactId })
    const { contactId } = person
    const known = (id: string): DecisionPerson => {
      const one = people.get(id.toLowerCase())
      if (!one) throw unknownContact({ value: id })
      if (one === person) throw reportsToSelf({ name: person.name })
      return one
    }
    const boss = input.reportsTo === null ? null : known(input.reportsTo)
    const ties = input.ties.map(({ kind, otherId }) => ({ kind, otherId: known(otherId).contactId }))
    if (boss && wouldCircle(await selectBosses(ctx, customerId), contactId, boss.contactId)) {
      throw reportsInCircle({ name: person.name, boss: boss.name })
    }
    const roles = [...new Set(input.roles)]
    const before = partOf(person, await selectTies(ctx, customerId))
    await saveRole(ctx, customerId, contactId, { roles, attitude: input.attitude })
    await saveTies(ctx, customerId, contactId, boss?.contactId ?? null, ties)
    const after = (await selectPeople(ctx, customerId)).find((one) => one.contactId === contactId) ?? person
    const changes = changedFields(before, partOf(after, await selectTies(ctx, customerId)))
    const fields = Object.keys(changes.after)
    if (fields.length > 0) {
      const subject = { subjectType: 'contact', subjectId: contactId, customerId }
      await writeAudit(ctx, { action: 'contact.update', ...subject, summary: { fields }, ...changes })
      await emitEvent(ctx, 'customer.updated', { customerId, fields: ['decisionMap'] })
    }
    return getDecisionMap(ctx, customerId)
  })
}

/** What a contact says, as the history tells it. */
function partOf({ contactId, roles, attitude, reportsTo }: DecisionPerson, ties: readonly DecisionTie[]) {
  const others = (kind: DecisionTie['kind']) =>
    ties
      .filter(
        (tie) =>
          tie.kind === kind && (tie.contactId === contactId || (kind !== 'influences' && tie.otherId === contactId)),
      )
      .map((tie) => (tie.contactId === contactId ? tie.otherId : tie.contactId))
      .sort()
  return {
    decisionRoles: roles,
    attitude,
    reportsTo,
    influences: others('influences'),
    closeTo: others('close-to'),
    atOdds: others('at-odds'),
  }
}
