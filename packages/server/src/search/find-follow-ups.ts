import { excerptOf, parseTextSearch, textHolds } from '@zhike/core/search/text-grams'
import type { FoundFollowUp } from '@zhike/core/search/schema'
import type { CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { selectFollowUpsByGrams } from './follow-up-search-queries.ts'

const mostCandidates = 200
/** Of a team each candidate is asked for its holder. */
const mostOfMany = 40

/** Follow-ups whose text holds every word, the latest first. */
export async function findFollowUps(
  ctx: Context,
  reach: CustomerReach,
  q: string,
  limit: number,
): Promise<Omit<FoundFollowUp, 'customerName'>[]> {
  const { words, grams } = parseTextSearch(q)
  if (words.length === 0 || reach.kind === 'none') return []
  const hits = await selectFollowUpsByGrams(ctx, reach, grams, reach.kind === 'many' ? mostOfMany : mostCandidates)
  return hits
    .filter((hit) => textHolds(words, hit.text))
    .slice(0, limit)
    .map(({ text, ...hit }) => ({ ...hit, ...excerptOf(words, text) }))
}
