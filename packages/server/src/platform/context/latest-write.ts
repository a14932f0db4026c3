import type { Context, Services } from './context.ts'

const latest = new WeakMap<Services, Map<string, number>>()

/** When this person (or the system) last changed something through this process, on the clock of performance.now(). */
export function latestWrite({ services, actor }: Context): number {
  return latest.get(services)?.get(actor.personId ?? '') ?? Number.NEGATIVE_INFINITY
}

export function noteWrite({ services, actor }: Context): void {
  const known = latest.get(services) ?? new Map<string, number>()
  latest.set(services, known)
  known.set(actor.personId ?? '', performance.now())
}
