import { isHan } from '@zhike/core/search/name-forms'
import { matchName } from '@zhike/core/search/match-name'
import { parseSearch, type SearchWord } from '@zhike/core/search/parse-search'
import type { CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { findByKeys } from './find-by-keys.ts'
import { mostCandidates } from './candidates.ts'
import { selectByTokens } from './queries.ts'

/** What a text in the box above a list stands for: these customers, or those with these tokens, or no restriction. */
export type ResolvedSearch =
  | { kind: 'everything' }
  | { kind: 'ids'; ids: string[] }
  | { kind: 'tokens'; words: SearchWord[]; ids: string[] }

/** Chinese tokens are as good as the text itself; letters are settled one by one as long as they are few. */
export async function resolveSearch(ctx: Context, reach: CustomerReach, query: string): Promise<ResolvedSearch> {
  const { words, keys, digits } = parseSearch(query)
  if (words.length === 0 && keys.length === 0) return { kind: 'everything' }
  const byKey = await findByKeys(ctx, reach, keys, digits)
  const ids = byKey.map((row) => row.id)
  if (words.length === 0) return { kind: 'ids', ids }
  const isWritten = words.every(({ text }) => [...text].some(isHan) && !/[a-z]/.test(text))
  if (isWritten) return { kind: 'tokens', words, ids }
  const candidates = await selectByTokens(ctx, reach, words)
  if (candidates.length >= mostCandidates) return { kind: 'tokens', words, ids }
  const named = candidates.filter((candidate) => matchName(words, candidate) !== null)
  return { kind: 'ids', ids: [...new Set([...ids, ...named.map((candidate) => candidate.id)])] }
}
