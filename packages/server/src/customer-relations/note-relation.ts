import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import type { RelationRow, RelationValues } from './relation-queries.ts'

const fieldsOf = (values: Partial<RelationValues> | null, otherId: string) =>
  values && {
    relatedCustomerId: otherId,
    relationKind: values.kind,
    relationNote: values.note,
    relationSince: values.since,
    relationUntil: values.until,
  }

/** On both customers: whoever reads the history of one is shown it if they may see the other. */
export async function noteRelation(
  ctx: Context,
  ends: readonly [string, string],
  before: Partial<RelationValues> | null,
  after: Partial<RelationValues> | null,
): Promise<void> {
  for (const [customerId, otherId] of [ends, [ends[1], ends[0]] as const]) {
    const [was, is] = [fieldsOf(before, otherId), fieldsOf(after, otherId)]
    await writeAudit(ctx, {
      action: before ? (after ? 'customer.relation-update' : 'customer.relation-remove') : 'customer.relation-add',
      subjectType: 'customer',
      subjectId: customerId,
      customerId,
      summary: { relatedCustomerId: otherId },
      ...(was ? { before: was } : {}),
      ...(is ? { after: is } : {}),
    })
  }
  await emitEvent(ctx, 'customer-relations.changed', { customerIds: [...ends] })
}

export const valuesOf = ({ kind, note, since, until }: RelationRow): RelationValues => ({ kind, note, since, until })
