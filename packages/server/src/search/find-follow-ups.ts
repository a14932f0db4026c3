import { excerptOf, parseTextSearch, textHolds } from '@zhike/core/search/text-grams'
import type { FoundFollowUp } from '@zhike/core/search/schema'
import type { CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { areFrequent } from './frequent-grams.ts'
import { selectFollowUpsByGrams, selectLatestFollowUps } from './follow-up-search-queries.ts'

const mostCandidates = 200
/** Of a team each candidate is asked for its holder. */
const mostOfMany = 40

/** Follow-ups whose text holds every word, the latest first: among the latest of all, or by an index over their texts. */
export async function findFollowUps(
  ctx: Context,
  reach: CustomerReach,
  q: string,
  limit: number,
): Promise<Omit<FoundFollowUp, 'customerName'>[]> {
  const { words, grams } = parseTextSearch(q)
  if (words.length === 0 || reach.kind === 'none') return []
  const holding = <Hit extends { text: string }>(hits: readonly Hit[]) =>
    hits.filter((hit) => textHolds(words, hit.text)).slice(0, limit)
  const most = reach.kind === 'many' ? mostOfMany : mostCandidates
  // A frequent word is found among the latest; of a rare one the index yields few.
  const isFrequent = reach.kind !== 'few' && (await areFrequent(ctx, grams))
  let found = isFrequent ? holding(await selectLatestFollowUps(ctx, reach, words, most)) : []
  if (found.length < limit) found = holding(await selectFollowUpsByGrams(ctx, reach, grams, most))
  return found.map(({ text, ...hit }) => ({ ...hit, ...excerptOf(words, text) }))
}
