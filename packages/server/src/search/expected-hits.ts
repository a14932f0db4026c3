import type { SearchWord } from '@zhike/core/search/parse-search'
import type { Context, Services } from '../platform/context/context.ts'
import { selectTokenCounts } from './queries.ts'

const rememberMs = 600_000

const remembered = new WeakMap<Services, { counts: Promise<Map<string, number>>; at: number }>()

/**
 * How many customers of the whole company hold every word, from above and roughly: by PostgreSQL's statistics, which know
 * the frequent tokens. The planner multiplies their shares, but the pairs of one word nearly always come together.
 */
export async function expectedHits(ctx: Context, words: readonly SearchWord[]): Promise<number> {
  const last = remembered.get(ctx.services)
  const isFresh = last !== undefined && performance.now() - last.at < rememberMs
  const counts = isFresh ? last.counts : selectTokenCounts(ctx)
  if (!isFresh) remembered.set(ctx.services, { counts, at: performance.now() })
  try {
    const known = await counts
    return Math.min(Number.POSITIVE_INFINITY, ...words.map((word) => expectedOf(word, known)))
  } catch (error) {
    remembered.delete(ctx.services)
    throw error
  }
}

function expectedOf({ alternatives }: SearchWord, counts: ReadonlyMap<string, number>): number {
  return alternatives.reduce((total, tokens) => total + Math.min(...tokens.map((token) => counts.get(token) ?? 0)), 0)
}
