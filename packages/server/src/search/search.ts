import { nameKey } from '@zhike/core/customers/normalise-name'
import { beginningOf } from '@zhike/core/search/beginning-of'
import { matchName, matchSimilarName, type NameMatch } from '@zhike/core/search/match-name'
import { parseSearch, type SearchWord } from '@zhike/core/search/parse-search'
import type { SearchHit } from '@zhike/core/search/schema'
import { loadRows } from '../customers/load-rows.ts'
import { customerReach, type CustomerReach } from '../platform/access/customer-reach.ts'
import { fieldView, maskFields, rulesFor } from '../platform/access/field-rules.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { candidatesFor, mostCandidates } from './candidates.ts'
import { findByKeys } from './find-by-keys.ts'
import { findHeldByLetters, findHeldNames, searchesHeldLetters, searchesHeldNames } from './held-names.ts'
import { selectContactsByNumber } from './contact-search-queries.ts'
import { findContacts, type FoundContact } from './find-contacts.ts'
import { selectByTokens, selectOwn, selectSomeByTokens, type Candidate } from './queries.ts'
import { toHit } from './to-hit.ts'

type Fits = (words: readonly SearchWord[], record: Candidate) => NameMatch | null

interface Found {
  id: string
  by: SearchHit['by']
  rank: number
  name: string
}

/** Names first (exact, beginning, part, then pinyin), then contacts; within each the shorter name. */
const contactRank = 6

export async function search(ctx: Context, q: string, limit: number): Promise<{ items: SearchHit[] }> {
  requirePermission(ctx, 'customer.read')
  return { items: await findCustomers(ctx, await customerReach(ctx), q, limit, 'with-contacts') }
}

/** Customers by name, number, code or address; where they leave room also by the name of a contact. */
export async function findCustomers(
  ctx: Context,
  reach: CustomerReach,
  q: string,
  limit: number,
  contacts: 'with-contacts' | 'without-contacts',
): Promise<SearchHit[]> {
  const parsed = parseSearch(q)
  if (parsed.words.length === 0 && parsed.keys.length === 0) return []
  if (reach.kind === 'none') return []
  const nameKeys = [...new Set([nameKey('organisation', q), nameKey('individual', q)])]
  const beginning = beginningOf(parsed.words)
  const most = candidatesFor(reach, parsed.words).customers
  const isHeld = searchesHeldNames(reach, parsed.words)
  const [byKey, first] = await Promise.all([
    findByKeys(ctx, reach, [...parsed.keys, ...nameKeys.map((value) => ({ kind: 'name', value }))], parsed.digits),
    isHeld
      ? findHeldNames(ctx, reach, parsed.words, mostCandidates)
      : beginning && reach.kind !== 'few'
        ? selectSomeByTokens(ctx, reach, beginning.words, most)
        : [],
  ])
  const found = new Map<string, Found>()
  const add = (candidate: Candidate, by: Found['by'], rank: number) => {
    const known = found.get(candidate.id)
    if (!known || rank < known.rank) found.set(candidate.id, { id: candidate.id, by, rank, name: candidate.name })
  }
  const addNamed = (candidates: readonly Candidate[], fits: Fits = matchName) => {
    for (const candidate of candidates) {
      const match = fits(parsed.words, candidate)
      if (match) add(candidate, match.by, match.rank)
    }
  }
  for (const row of byKey) {
    if (row.keyKind === 'name') add(row, 'name', 0)
    else add(row, row.keyKind.startsWith('phone') ? 'phone' : 'code', 0)
  }
  addNamed(first)
  // Each kind of hit ranks below the one before: it is looked for only while there is room.
  // Of signs and letters the rest is found by initials alone: too many to be worth it beside names that begin so.
  const room = beginning?.isMixed && reach.kind !== 'few' ? 1 : limit
  if (parsed.words.length > 0 && !isHeld && found.size < room) {
    const { words } = parsed
    const byLetters = searchesHeldLetters(reach, words) ? findHeldByLetters(ctx, reach, words, most) : null
    addNamed(await (byLetters ?? selectSomeByTokens(ctx, reach, words, most)))
  }
  const mayBeContact = contacts === 'with-contacts' && found.size < limit && !parsed.digits
  const byContact = mayBeContact ? await findContacts(ctx, reach, q, parsed, limit) : []
  for (const { customerId, name } of byContact) {
    add({ id: customerId, kind: '', name, shortName: null }, 'contact', contactRank)
  }
  if (found.size === 0 && parsed.words.some((word) => word.similar.length > 0)) {
    addNamed(await selectByTokens(ctx, reach, parsed.words, most, 'similar'), matchSimilarName)
  }
  // Among equals one's own come first.
  const own = found.size > limit ? await selectOwn(ctx, [...found.keys()]) : new Set<string>()
  const mine = ({ id }: Found) => (own.has(id) ? 0 : 1)
  const best = [...found.values()]
    .sort((a, b) => a.rank - b.rank || mine(a) - mine(b) || a.name.length - b.name.length || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
  return hitsOf(ctx, best, byContact, parsed.digits)
}

async function hitsOf(
  ctx: Context,
  found: readonly Found[],
  byContact: readonly FoundContact[],
  digits: string | null,
): Promise<SearchHit[]> {
  const ids = found.map((one) => one.id)
  const byPhone = found.filter((one) => one.by === 'phone').map((one) => one.id)
  const [rows, withNumber] = await Promise.all([
    loadRows(ctx, ids),
    digits && byPhone.length > 0 ? selectContactsByNumber(ctx, byPhone, digits) : [],
  ])
  const view = await fieldView(ctx)
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap((one) => {
    const row = rowOf.get(one.id)
    if (!row) return []
    const contact = one.by === 'contact' ? byContact.find((hit) => hit.customerId === one.id) : undefined
    const numbered = withNumber.find((hit) => hit.customerId === one.id)
    const shown = contact ?? numbered
    const personId = row.holder.kind === 'person' ? row.holder.id : null
    return [toHit(row, one.by, shown && maskFields(rulesFor(view, personId), 'contact', shown))]
  })
}
