import { isHan, nameForms } from '@zhike/core/search/name-forms'
import type { SearchWord } from '@zhike/core/search/parse-search'
import { initialSign, start } from '@zhike/core/search/search-tokens'
import { lookedUpFrom, type CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { keepBriefly } from '../platform/context/keep-briefly.ts'
import { selectHeld, selectHeldWithTokens, type Candidate } from './queries.ts'

interface HeldName extends Candidate {
  /** All forms of the name, as search reads them. */
  text: string
}

interface HeldTokens extends Candidate {
  /** Between blanks. */
  tokens: string
}

type Team = Extract<CustomerReach, { kind: 'many' }>

/** No name holds it: forms are letters and digits alone. */
const nameStart = '|'
const keptNames = keepBriefly<HeldName[]>(200_000, (names) => names.length)
/** Tokens take more room than names. */
const keptTokens = keepBriefly<HeldTokens[]>(50_000, (names) => names.length)

/**
 * Whether a search in Chinese is answered from the names of all that a team holds. Who types sends a request with every
 * sign: thousands of customers are read once for all of them. Of letters alone see searchesHeldLetters.
 */
export function searchesHeldNames(reach: CustomerReach, words: readonly SearchWord[]): reach is Team {
  const isChinese = words.length > 0 && words.every(({ text }) => [...text].some(isHan))
  return reach.kind === 'many' && reach.held < lookedUpFrom && isChinese
}

/**
 * Held customers whose name holds every word, at most `limit` of them: names that begin with the first word before
 * others. Of a word with letters (张s) they hold the Chinese signs: the letters may stand for pinyin.
 */
export async function findHeldNames(
  ctx: Context,
  reach: Team,
  words: readonly SearchWord[],
  limit: number,
): Promise<Candidate[]> {
  const names = await keptNames(ctx, keyOf(reach), async () =>
    (await selectHeld(ctx, reach)).map((held) => ({ ...held, text: textOf(held) })),
  )
  const beginning: Candidate[] = []
  const others: Candidate[] = []
  const parts = words.map(({ text }) => (/[a-z]/.test(text) ? [...text].filter(isHan) : [text]))
  const begun = nameStart + (parts[0]?.[0] ?? '')
  for (const name of names) {
    if (!parts.every((some) => some.every((part) => name.text.includes(part)))) continue
    if (name.text.includes(begun)) beginning.push(name)
    else if (others.length < limit) others.push(name)
  }
  return [...beginning, ...others].slice(0, limit)
}

function textOf(held: Candidate): string {
  return nameForms(held)
    .flatMap(({ full, words }) => [nameStart + full, nameStart + words.join('')])
    .join('')
}

const keyOf = ({ personIds, customerIds }: Team) => [...personIds, '', ...customerIds].join()

/**
 * Whether a search by letters is answered from the tokens of all that a team holds: initials stand in tens of thousands
 * of names, which the index would gather for the few that are held.
 */
export function searchesHeldLetters(reach: CustomerReach, words: readonly SearchWord[]): reach is Team {
  return (
    reach.kind === 'many' &&
    reach.held < lookedUpFrom &&
    words.length > 0 &&
    words.every(({ text }) => /^[a-z]+$/.test(text))
  )
}

/** Held customers whose tokens can hold every word, at most `limit` of them: names that begin so before others. */
export async function findHeldByLetters(
  ctx: Context,
  reach: Team,
  words: readonly SearchWord[],
  limit: number,
): Promise<Candidate[]> {
  const names = await keptTokens(ctx, keyOf(reach), async () =>
    (await selectHeldWithTokens(ctx, reach)).map((held) => ({ ...held, tokens: ` ${held.tokens} ` })),
  )
  const sets = words.map(({ alternatives }) => alternatives.map((tokens) => tokens.map((token) => ` ${token} `)))
  const first = words[0]?.text[0] ?? ''
  const begun = [` ${start}${first} `, ` ${start}${initialSign}${first} `]
  const beginning: Candidate[] = []
  const others: Candidate[] = []
  for (const name of names) {
    const has = (token: string) => name.tokens.includes(token)
    if (!sets.every((alternatives) => alternatives.some((tokens) => tokens.every(has)))) continue
    if (begun.some(has)) beginning.push(name)
    else if (others.length < limit) others.push(name)
    if (beginning.length >= limit) break
  }
  return [...beginning, ...others].slice(0, limit)
}
