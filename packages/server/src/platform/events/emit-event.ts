import { newId } from '@zhike/core/kernel/ids'
import type { Context } from '../context/context.ts'

/** What features may hear of; payloads carry ids and counts, never whole records. */
export interface EventPayloads {
  'customer.created': { customerId: string }
  'customer.updated': { customerId: string; fields: string[] }
  'customer.collaborators-changed': { customerId: string; personId: string }
  'customer.files-changed': { customerId: string }
  'customer.tagged': { customerIds: string[] }
  'tags.changed': { tagId: string }
  'segments.changed': { segmentIds: string[] }
  'customers.bulk-changed': { bulkEditId: string; fields: string[]; count: number }
  /** Whose place in the tree changed, and who is above them or was. */
  'customer-groups.changed': { customerIds: string[] }
  'customer-relations.changed': { customerIds: string[] }
  'customer.deleted': { customerId: string }
  'customer.restored': { customerId: string }
  /** The survivor first. */
  'customer.merged': { mergeId: string; customerIds: string[] }
  'customer.unmerged': { mergeId: string; customerIds: string[] }
  'order.saved': { customerId: string; orderId: string }
  'follow-up.saved': { customerId: string; followUpId: string }
  'ownership.changed': { customerId: string; tenureId: string }
  'ownership.moved': { reasonCode: string; count: number; customerIds?: string[] }
  'ownership.run-applied': { runId: string; moved: number }
  'import.applied': { importId: string; kind: string; created: number; updated: number }
  'custom-fields.changed': { record: string }
  'import.undone': { importId: string; kind: string; removed: number; restored: number }
  /** Begun, further on or over: told to its asker alone. */
  'export.changed': { exportId: string; personId: string }
  'tiers.run': { runId: string; changed: number }
  'backup.made': { backupId: string; kind: string; bytes: number }
  'backup.failed': { runId: string; kind: string; code: string }
  'contact-views.alert': { personId: string; day: string; customers: number }
  'contact-views.limit': { personId: string; day: string; customers: number }
  'person.deactivated': { personId: string }
  /** Another department, post or manager; what it was stands in post_changes. */
  'person.post-changed': { personIds: string[]; postChangeIds: string[] }
}
export type EventName = keyof EventPayloads

/** Writes an event row (outbox) in the transaction and has it dispatched after commit. */
export async function emitEvent<N extends EventName>(ctx: Context, name: N, payload: EventPayloads[N]): Promise<void> {
  await ctx.db
    .insertInto('events')
    .values({
      id: newId(),
      name,
      payload: JSON.stringify(payload),
      actorId: ctx.actor.personId,
      // What nobody waits for is told already.
      dispatchedAt: subscribers.has(name) ? null : ctx.services.clock(),
    })
    .execute()
  if (subscribers.has(name)) {
    await ctx.services.queue.add(ctx.db, 'dispatch-events', {}, { singletonKey: 'dispatch-events' })
  }
}

export type Subscriber<N extends EventName> = (ctx: Context, payload: EventPayloads[N]) => Promise<void>

export const subscribers = new Map<EventName, Subscriber<never>[]>()

/** A feature hears of another through this; handlers run in a job, at least once, so they must be idempotent. */
export function subscribe<N extends EventName>(name: N, handler: Subscriber<N>): void {
  subscribers.set(name, [...(subscribers.get(name) ?? []), handler as Subscriber<never>])
}
