import { foldText } from '@zhike/core/customers/normalise-name'
import { beginningOf } from '@zhike/core/search/beginning-of'
import { matchName, matchSimilarName, type NameMatch } from '@zhike/core/search/match-name'
import type { ParsedSearch, SearchWord } from '@zhike/core/search/parse-search'
import type { CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { candidatesFor } from './candidates.ts'
import { selectContactsByStart, selectContactsByTokens, type ContactHit } from './contact-search-queries.ts'

export interface FoundContact extends ContactHit {
  by: NameMatch['by']
  rank: number
}

/** Contacts by their name: its beginning, then any part, pinyin, initials, and last with typing errors. */
export async function findContacts(
  ctx: Context,
  reach: CustomerReach,
  q: string,
  parsed: ParsedSearch,
  limit: number,
): Promise<FoundContact[]> {
  const folded = foldText(q)
  if ([...folded].length < 2 || parsed.words.length === 0 || reach.kind === 'none') return []
  const most = candidatesFor(reach, parsed.words).contacts
  const found = new Map<string, FoundContact>()
  const add = (hits: readonly ContactHit[], match: typeof matchName) => {
    for (const hit of hits) {
      const fits = found.has(hit.id) ? null : match(parsed.words, { kind: 'individual', name: hit.name })
      if (fits) found.set(hit.id, { ...hit, ...fits })
    }
  }
  const byTokens = (words: readonly SearchWord[], how: 'as-typed' | 'similar' = 'as-typed') =>
    selectContactsByTokens(ctx, reach, words, how, most)
  const beginning = beginningOf(parsed.words)
  const first = beginning?.isMixed ? beginning.words : parsed.words
  const [byStart, byPart] = await Promise.all([
    selectContactsByStart(ctx, reach, folded, 50),
    ctx.inTransaction || reach.kind === 'few' ? [] : byTokens(first),
  ])
  add(byStart, matchName)
  add(byPart, matchName)
  if (found.size < limit && byPart.length === 0) add(await byTokens(parsed.words), matchName)
  const mayBeMistyped = parsed.words.some((word) => word.similar.length > 0)
  if (found.size === 0 && mayBeMistyped) {
    add(await byTokens(parsed.words, 'similar'), matchSimilarName)
  }
  return [...found.values()]
    .sort((a, b) => a.rank - b.rank || a.name.length - b.name.length || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
}
