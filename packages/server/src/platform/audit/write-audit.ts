import { newId } from '@zhike/core/kernel/ids'
import type { Context } from '../context/context.ts'

export interface AuditEntry {
  /** What happened, as 'customer.update'. */
  action: string
  subjectType: string
  subjectId?: string | null
  customerId?: string | null
  /** Counts and codes that name no person; kept for ever. */
  summary?: Record<string, unknown>
  before?: unknown
  after?: unknown
}

/** One audit row in the transaction of the change. Bulk work writes one row with its counts, not one per record. */
export async function writeAudit(ctx: Context, entry: AuditEntry): Promise<void> {
  const id = newId()
  const insert = ctx.db.insertInto('auditEntries').values({
    id,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.personId,
    actorName: ctx.actor.name,
    via: ctx.actor.via,
    ipAddress: ctx.actor.ipAddress,
    onBehalfOf: ctx.actor.onBehalfOf?.personId ?? null,
    onBehalfOfName: ctx.actor.onBehalfOf?.name ?? null,
    requestId: ctx.requestId,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId ?? null,
    customerId: entry.customerId ?? null,
    summary: JSON.stringify(entry.summary ?? {}),
  })
  if (entry.before === undefined && entry.after === undefined) {
    await insert.execute()
    return
  }
  // One statement, also outside a transaction: between two the row could be sealed without its values.
  await ctx.db
    .with('entry', () => insert)
    .insertInto('auditValues')
    .values({
      entryId: id,
      before: entry.before === undefined ? null : JSON.stringify(entry.before),
      after: entry.after === undefined ? null : JSON.stringify(entry.after),
    })
    .execute()
}
