import type { AuditEntry } from '@zhike/core/audit/schema'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const most = 500

/** Every id that entries mention: their subject and customer, and whatever stands before, after and in the summary. */
export function mentionedIds(entries: readonly AuditEntry[]): string[] {
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (found.size >= most) return
    if (typeof value === 'string') {
      if (uuid.test(value)) found.add(value)
    } else if (Array.isArray(value)) {
      for (const one of value) look(one)
    } else if (value !== null && typeof value === 'object') {
      for (const one of Object.values(value)) look(one)
    }
  }
  for (const entry of entries) look([entry.subjectId, entry.customerId, entry.summary, entry.before, entry.after])
  return [...found]
}
