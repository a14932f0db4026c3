import type { SearchWord } from '@zhike/core/search/parse-search'
import type { CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { keepStatistics } from './keep-statistics.ts'
import { selectTokenStatistics } from './token-statistics-queries.ts'

const tokenStatistics = keepStatistics(selectTokenStatistics)

/** Reading a row and looking at its tokens costs as much as gathering so many rows of the index. */
const rowsOfIndexPerRow = 6

/** How large a part of all customers fits, as far as the most frequent tokens say; 0 where they do not. */
function shareOf(shares: ReadonlyMap<string, number>, words: readonly SearchWord[]): number {
  const ofAll = (tokens: readonly string[]) => tokens.reduce((product, token) => product * (shares.get(token) ?? 0), 1)
  const ofWord = ({ alternatives }: SearchWord) => Math.max(0, ...alternatives.map(ofAll))
  return words.reduce((product, word) => product * ofWord(word), 1)
}

/**
 * Of a word that stands in every tenth name the index over tokens would gather a hundred thousand customers for the few
 * hundred that are looked at: those are found sooner by reading the table from its beginning, which is also where the
 * index would begin. How many pages should hold so many of a reach; null where the index is quicker.
 */
export async function pagesToRead(
  ctx: Context,
  reach: CustomerReach,
  words: readonly SearchWord[],
  limit: number,
): Promise<number | null> {
  if (reach.kind === 'few' || reach.kind === 'none') return null
  const { shares, rows, pages } = await tokenStatistics(ctx)
  const fitting = rows * shareOf(shares, words)
  const inside = reach.kind === 'all' ? 1 : reach.held / rows
  const read = (limit * rows) / (fitting * inside)
  return read * rowsOfIndexPerRow < fitting ? Math.ceil((read * pages) / rows) : null
}
