import { z } from 'zod'
import { readStored, writeStored } from '../app/browser-storage.ts'
import { createStore, useStore } from '../ui/create-store.ts'

const most = 8
const stored = z.array(z.uuid()).max(most)
/** Grows with every customer that is opened, so that whoever shows the list reads it anew. */
const opened = createStore(0)
const keyOf = (personId: string) => `zhike.recent.${personId}`

/** The customers somebody opened last in this browser, the latest first. Ids alone: names are asked for anew each time. */
export function useRecentCustomerIds(personId: string): string[] {
  useStore(opened)
  return recentCustomerIds(personId)
}

function recentCustomerIds(personId: string): string[] {
  try {
    return stored.parse(JSON.parse(readStored(keyOf(personId)) ?? '[]'))
  } catch {
    // Somebody else's entry, or one that was cut off: begin anew.
    return []
  }
}

export function rememberCustomer(personId: string, customerId: string): void {
  const others = recentCustomerIds(personId).filter((id) => id !== customerId)
  writeStored(keyOf(personId), JSON.stringify([customerId, ...others].slice(0, most)))
  opened.set(opened.get() + 1)
}
