import type { Context, Services } from '../platform/context/context.ts'

const keptMs = 600_000

/** What PostgreSQL's statistics say, read once in ten minutes: only how something is looked for depends on it. */
export function keepStatistics<T>(read: (ctx: Context) => Promise<T>): (ctx: Context) => Promise<T> {
  const kept = new WeakMap<Services, { value: Promise<T>; at: number }>()
  return (ctx) => {
    const known = kept.get(ctx.services)
    if (known && performance.now() - known.at < keptMs) return known.value
    const value = read(ctx)
    kept.set(ctx.services, { value, at: performance.now() })
    value.catch(() => kept.delete(ctx.services))
    return value
  }
}
