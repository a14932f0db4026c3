import type { Context, Services } from '../context/context.ts'

/**
 * One value for all who ask, read anew when departments, people, teams, leaves or the company's own fields have changed
 * (docs/decisions/0026). Inside a transaction nothing is kept and nothing taken from what is kept: it sees its own changes.
 */
export function keepByAccessVersion<T>() {
  const kept = new WeakMap<Services, { version: string; value: T }>()
  return (ctx: Context, make: () => T): T => {
    const version = ctx.actor.accessVersion
    if (version === null || ctx.inTransaction) return make()
    const known = kept.get(ctx.services)
    if (known?.version === version) return known.value
    const value = make()
    const entry = { version, value }
    kept.set(ctx.services, entry)
    // What could not be read is tried again by the next who asks.
    if (value instanceof Promise) {
      value.catch(() => {
        if (kept.get(ctx.services) === entry) kept.delete(ctx.services)
      })
    }
    return value
  }
}
