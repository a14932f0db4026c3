import type { LiveTopic } from '@zhike/core/live/schema'
import type { EventPayloads } from '../platform/events/emit-event.ts'

/** What happened since the last telling, before anybody's scope is applied. */
export interface Changes {
  /** Nobody knows what happened: the listener was away, or too much happened. */
  everything: boolean
  /** Bulk work: told by topic, without ids. */
  topics: Set<LiveTopic>
  customerIds: Set<string>
  /** Whose own list changed, also where they may no longer read what left it: collaborators come and go. */
  personIds: Set<string>
  importIds: Set<string>
  /** Whose exports went on. */
  exporterIds: Set<string>
}

export function noChanges(): Changes {
  return {
    everything: false,
    topics: new Set(),
    customerIds: new Set(),
    personIds: new Set(),
    importIds: new Set(),
    exporterIds: new Set(),
  }
}

/** More customers than this at once are told as "the lists changed". */
export const mostIds = 200

const bulkTopics: { [N in keyof EventPayloads]?: readonly LiveTopic[] } = {
  'customers.bulk-changed': ['customers'],
  'ownership.moved': ['customers', 'today', 'pools'],
  'ownership.run-applied': ['customers', 'today', 'pools', 'rules'],
  'import.applied': ['customers', 'today', 'pools', 'people'],
  'custom-fields.changed': ['fields', 'customers'],
  'tags.changed': ['tags', 'customers'],
  'segments.changed': ['segments', 'customers'],
  'import.undone': ['customers', 'today', 'pools'],
  'tiers.run': ['customers', 'today', 'tiers'],
  'person.deactivated': ['people'],
  'person.post-changed': ['people'],
}

/** Adds one event of the outbox. One that names customers is told by them; of what names none, only the topic. */
export function addEvent(changes: Changes, name: string, payload: unknown): void {
  const ids = customersOf(payload)
  const { personId } = (payload ?? {}) as { personId?: unknown }
  if (name === 'customer.collaborators-changed' && typeof personId === 'string') changes.personIds.add(personId)
  if (name === 'export.changed' && typeof personId === 'string') changes.exporterIds.add(personId)
  if (ids.length > 0 && ids.length <= mostIds) {
    for (const id of ids) changes.customerIds.add(id)
    return
  }
  const topics: readonly LiveTopic[] = ids.length > 0 ? ['customers', 'today', 'pools'] : topicsOf(name)
  for (const topic of topics) changes.topics.add(topic)
}

function topicsOf(name: string): readonly LiveTopic[] {
  return (Object.hasOwn(bulkTopics, name) && bulkTopics[name as keyof EventPayloads]) || []
}

function customersOf(payload: unknown): string[] {
  const { customerId, customerIds } = (payload ?? {}) as { customerId?: unknown; customerIds?: unknown }
  if (typeof customerId === 'string') return [customerId]
  return Array.isArray(customerIds) ? customerIds.filter((id) => typeof id === 'string') : []
}
