import type { SearchWord } from '@zhike/core/search/parse-search'
import type { CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { keepStatistics } from './keep-statistics.ts'
import { selectTokenStatistics } from './token-statistics-queries.ts'

export type WayToTokens = { by: 'index' | 'held' } | { by: 'table'; pages: number }

const tokenStatistics = keepStatistics(selectTokenStatistics)

/** Reading a row and looking at its tokens costs as much as gathering so many rows of the index. */
const rowsOfIndexPerRow = 4

/** How large a part of all customers fits, as far as the most frequent tokens say; 0 where they do not. */
function shareOf(shares: ReadonlyMap<string, number>, words: readonly SearchWord[]): number {
  const ofAll = (tokens: readonly string[]) => tokens.reduce((product, token) => product * (shares.get(token) ?? 0), 1)
  const ofWord = ({ alternatives }: SearchWord) => Math.max(0, ...alternatives.map(ofAll))
  return words.reduce((product, word) => product * ofWord(word), 1)
}

/**
 * How the customers of a reach are found that have the tokens of these words. Mostly by the index over tokens. Of a word
 * that stands in every tenth name it would gather a hundred thousand customers for the few hundred that are looked at:
 * those are found sooner by reading the table from its beginning, which is also where the index would begin, as far as
 * twice what is expected to do. Of words that are only similar (null) nothing is known.
 */
export async function wayToTokens(
  ctx: Context,
  reach: CustomerReach,
  words: readonly SearchWord[] | null,
  limit: number,
): Promise<WayToTokens> {
  if (reach.kind === 'few') return { by: 'held' }
  if (reach.kind === 'none' || words === null) return { by: 'index' }
  const { shares, rows, pages } = await tokenStatistics(ctx)
  const fitting = rows * shareOf(shares, words)
  const inside = reach.kind === 'all' ? 1 : reach.held / rows
  const read = (limit * rows) / (fitting * inside)
  return read * rowsOfIndexPerRow < fitting
    ? { by: 'table', pages: Math.ceil((2 * read * pages) / rows) }
    : { by: 'index' }
}
