import type { Services } from './context.ts'

const counts = new WeakMap<Services, number>()

/** How many transactions this process has committed: what was kept from before the latest may be out of date. */
export function writeCount(services: Services): number {
  return counts.get(services) ?? 0
}

export function noteWrite(services: Services): void {
  counts.set(services, writeCount(services) + 1)
}
