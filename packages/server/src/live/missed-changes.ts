import type { Services } from '../platform/context/context.ts'
import { addEvent, noChanges, type Changes } from './changes.ts'
import { selectEventsFrom } from './queries.ts'

/** A transaction may commit its events a while after it gave them their time. */
const overlapMs = 30_000
const longestAbsenceMs = 15 * 60_000
const mostEvents = 1000

/** What happened since an event that somebody saw last. After a long absence nobody goes through it one by one. */
export async function missedChanges(
  services: Services,
  lastEventId: string,
): Promise<{ changes: Changes; lastId: string }> {
  const changes = noChanges()
  const since = instantOf(lastEventId)
  if (since === null || services.clock().getTime() - since > longestAbsenceMs) {
    return { changes: { ...changes, everything: true }, lastId: lastEventId }
  }
  const events = await selectEventsFrom(services, firstIdAt(since - overlapMs), mostEvents + 1)
  if (events.length > mostEvents) return { changes: { ...changes, everything: true }, lastId: lastEventId }
  for (const event of events) addEvent(changes, event.name, event.payload)
  return { changes, lastId: events.at(-1)?.id ?? lastEventId }
}

/** The milliseconds that a UUIDv7 begins with; null for another kind of id. */
function instantOf(id: string): number | null {
  const digits = id.replaceAll('-', '')
  return digits[12] === '7' ? Number.parseInt(digits.slice(0, 12), 16) : null
}

function firstIdAt(ms: number): string {
  const time = Math.max(0, ms).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}
