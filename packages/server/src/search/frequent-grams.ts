import type { Context } from '../platform/context/context.ts'
import { selectFrequentGrams } from './follow-up-search-queries.ts'
import { keepStatistics } from './keep-statistics.ts'

/** Of so many texts or more: what everybody writes all the time. */
const frequentShare = 0.02

const frequentGrams = keepStatistics((ctx) => selectFrequentGrams(ctx, frequentShare))

/** Whether each of these grams stands in a great many follow-ups, as far as PostgreSQL's statistics know. */
export async function areFrequent(ctx: Context, grams: readonly number[]): Promise<boolean> {
  const frequent = await frequentGrams(ctx)
  return grams.every((gram) => frequent.has(gram))
}
