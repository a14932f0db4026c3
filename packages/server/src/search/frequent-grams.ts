import type { Context, Services } from '../platform/context/context.ts'
import { selectFrequentGrams } from './follow-up-search-queries.ts'

/** Of so many texts or more: what everybody writes all the time. */
const frequentShare = 0.02
const keptMs = 600_000

const kept = new WeakMap<Services, { grams: Promise<ReadonlySet<number>>; at: number }>()

/** Whether each of these grams stands in a great many follow-ups, as far as PostgreSQL's statistics know. */
export async function areFrequent(ctx: Context, grams: readonly number[]): Promise<boolean> {
  const known = kept.get(ctx.services)
  const fresh =
    known && performance.now() - known.at < keptMs
      ? known
      : { grams: selectFrequentGrams(ctx, frequentShare), at: performance.now() }
  kept.set(ctx.services, fresh)
  fresh.grams.catch(() => kept.delete(ctx.services))
  const frequent = await fresh.grams
  return grams.every((gram) => frequent.has(gram))
}
