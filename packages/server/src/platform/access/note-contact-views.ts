import { contactViewLimitReached } from '@zhike/core/contact-views/problems'
import { contactViewSources, type ContactViewSource } from '@zhike/core/contact-views/schema'
import { today, type Context, type Services } from '../context/context.ts'

// Whose unmasked contact data each person was answered today. Kept in memory, so that an answer costs no query; the
// feature contact-views writes it to the database every few seconds.

/** A person's day as this process knows it. */
export interface ViewerDay {
  personId: string
  day: string
  /** Customers answered so far, with the places as bits. */
  seen: Map<string, number>
  /** What the database does not know yet: customer → places. */
  pending: Map<string, { sources: number; firstAt: Date }>
  /** Of the database at the last writing, other processes included; null before the first. */
  written: number | null
  refused: number
}

export interface ContactViewBook {
  viewers: Map<string, ViewerDay>
  /** Null = no limit. */
  limit: number | null
  /** Whom to ask for more. */
  whom: string
}

const books = new WeakMap<Services, ContactViewBook>()
/** Beyond this a person's memory begins anew: the database knows what was seen. */
export const mostRemembered = 20_000

export function contactViewBook(services: Services): ContactViewBook {
  const known = books.get(services)
  if (known) return known
  const book: ContactViewBook = { viewers: new Map(), limit: null, whom: '' }
  books.set(services, book)
  return book
}

const bitOf = Object.fromEntries(contactViewSources.map((source, index) => [source, 1 << index])) as Record<
  ContactViewSource,
  number
>

/**
 * THE hook: whatever answers phone, mobile, WeChat or e-mail of customers or their contacts unmasked calls it with the
 * customers concerned. Beyond the limit it refuses, customers seen today already excepted. The system is not counted.
 */
export function noteContactViews(ctx: Context, source: ContactViewSource, customerIds: readonly string[]): void {
  // Whoever looks as somebody else sees with own eyes.
  const personId = ctx.actor.seenBy?.id ?? ctx.actor.personId
  if (personId === null || customerIds.length === 0) return
  const book = contactViewBook(ctx.services)
  const viewer = viewerOf(book, personId, today(ctx))
  const bit = bitOf[source]
  const fresh = customerIds.filter((id) => ((viewer.seen.get(id) ?? 0) & bit) === 0)
  if (fresh.length === 0) return
  const added = fresh.filter((id) => !viewer.seen.has(id)).length
  if (book.limit !== null && added > 0 && seenBy(viewer) + added > book.limit) {
    viewer.refused++
    throw contactViewLimitReached({ limit: book.limit, whom: book.whom })
  }
  const firstAt = ctx.services.clock()
  for (const id of fresh) {
    viewer.seen.set(id, (viewer.seen.get(id) ?? 0) | bit)
    const waiting = viewer.pending.get(id)
    if (waiting) waiting.sources |= bit
    else viewer.pending.set(id, { sources: bit, firstAt })
  }
}

/** The larger of what the database and what this process counts. */
function seenBy(viewer: ViewerDay): number {
  return Math.max((viewer.written ?? 0) + viewer.pending.size, viewer.seen.size)
}

function viewerOf(book: ContactViewBook, personId: string, day: string): ViewerDay {
  const key = `${personId} ${day}`
  const known = book.viewers.get(key)
  if (known) return known
  const viewer: ViewerDay = { personId, day, seen: new Map(), pending: new Map(), written: null, refused: 0 }
  book.viewers.set(key, viewer)
  return viewer
}

/** Of rows that show a phone number and the primary contact's: the ids of those that show anything. */
export function withContactData(
  rows: readonly { id: string; phone?: string | null; primaryContact?: { mobile: string | null } | null }[],
): string[] {
  return rows.filter((row) => isWhole(row.phone) || isWhole(row.primaryContact?.mobile)).map((row) => row.id)
}

/** Whether a value is there and not masked. */
export function isWhole(value: string | null | undefined): boolean {
  return typeof value === 'string' && value !== '' && !value.includes('***')
}
