import { isHan, nameForms } from '@zhike/core/search/name-forms'
import type { SearchWord } from '@zhike/core/search/parse-search'
import { lookedUpFrom, type CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { keepBriefly } from '../platform/context/keep-briefly.ts'
import { selectHeld, type Candidate } from './queries.ts'

interface HeldName extends Candidate {
  /** All forms of the name, as search reads them. */
  text: string
}

type Team = Extract<CustomerReach, { kind: 'many' }>

/** No name holds it: forms are letters and digits alone. */
const formStart = '|'
const keptNames = keepBriefly<HeldName[]>(200_000, (names) => names.length)

/**
 * Whether a search in Chinese is answered from the names of all that a team holds. Who types sends a request with every
 * sign: thousands of customers are read once for all of them. Letters alone may be pinyin, which tokens know better.
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
  const names = await keptNames(ctx, [...reach.personIds, '', ...reach.customerIds].join(), async () =>
    (await selectHeld(ctx, reach)).map((held) => ({ ...held, text: textOf(held) })),
  )
  const beginning: Candidate[] = []
  const others: Candidate[] = []
  const parts = words.map(({ text }) => (/[a-z]/.test(text) ? [...text].filter(isHan) : [text]))
  const start = formStart + (parts[0]?.[0] ?? '')
  for (const name of names) {
    if (!parts.every((some) => some.every((part) => name.text.includes(part)))) continue
    if (name.text.includes(start)) beginning.push(name)
    else if (others.length < limit) others.push(name)
  }
  return [...beginning, ...others].slice(0, limit)
}

function textOf(held: Candidate): string {
  return nameForms(held)
    .flatMap(({ full, words }) => [formStart + full, formStart + words.join('')])
    .join('')
}
