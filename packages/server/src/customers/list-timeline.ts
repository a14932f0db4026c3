import { unknownTimelineKind } from '@zhike/core/customers/problems'
import { timelineKinds, type TimelineEntry } from '@zhike/core/customers/timeline-schema'
import { invalidCursor } from '@zhike/core/kernel/problems'
import { conditionFields } from '../custom-fields/condition-fields.ts'
import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import { may, requirePermission, type Context } from '../platform/context/context.ts'
import { changeEntry, consentEntry, followUpEntry, orderEntry, ownershipEntry, tierEntry } from './timeline-entries.ts'
import {
  selectChangeEntries,
  selectConsentEntries,
  selectFollowUpEntries,
  selectOrderEntries,
  selectOwnershipEntries,
  selectTierEntries,
  selectTimelineCounts,
  type TimelineCursor,
} from './timeline-queries.ts'

type Kind = (typeof timelineKinds)[number]

interface TimelinePage {
  items: TimelineEntry[]
  nextCursor: string | null
  counts: Record<Kind, number> | null
}

/** What happened with a customer, newest first: each source is read one page deep and the pages are merged. */
export async function listTimeline(
  ctx: Context,
  customerId: string,
  query: { kinds?: string | undefined; limit: number; after?: string | undefined },
): Promise<TimelinePage> {
  requirePermission(ctx, 'customer.read')
  const kinds = parseKinds(query.kinds)
  const cursor = decode(query.after)
  const { personId } = await requireCustomer(ctx, customerId)
  const mayWrite = await reaches(ctx, 'follow-up.write', personId, customerId)
  const wanted = query.limit + 1
  const ofAll = may(ctx, 'follow-up.manage')
  const sources: Record<Kind, (source: number) => Promise<TimelineEntry[]>> = {
    'follow-up': async (source) =>
      (await selectFollowUpEntries(ctx, customerId, cursor, source, wanted)).map((row) =>
        followUpEntry(row, mayWrite && (ofAll || row.authorId === ctx.actor.personId)),
      ),
    order: async (source) => (await selectOrderEntries(ctx, customerId, cursor, source, wanted)).map(orderEntry),
    ownership: async (source) =>
      (await selectOwnershipEntries(ctx, customerId, cursor, source, wanted)).map((row) =>
        ownershipEntry(row, ctx.locale),
      ),
    tier: async (source) => (await selectTierEntries(ctx, customerId, cursor, source, wanted)).map(tierEntry),
    change: async (source) => {
      const custom = await conditionFields(ctx)
      const rows = await selectChangeEntries(ctx, customerId, cursor, source, wanted)
      return rows.map((row) => changeEntry(row, custom))
    },
    consent: async (source) => (await selectConsentEntries(ctx, customerId, cursor, source, wanted)).map(consentEntry),
  }
  const [pages, counts] = await Promise.all([
    Promise.all(kinds.map((kind) => sources[kind](timelineKinds.indexOf(kind)))),
    cursor ? null : countsOf(ctx, customerId),
  ])
  const merged = pages.flat().sort(newestFirst)
  const items = merged.slice(0, query.limit)
  const last = merged.length > query.limit ? items.at(-1) : undefined
  return {
    items,
    nextCursor: last ? encode(last) : null,
    counts,
  }
}

function newestFirst(a: TimelineEntry, b: TimelineEntry): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1
  const bySource = timelineKinds.indexOf(a.kind) - timelineKinds.indexOf(b.kind)
  return bySource || (a.id < b.id ? 1 : -1)
}

async function countsOf(ctx: Context, customerId: string): Promise<Record<Kind, number>> {
  const { followUps, orders, ownership, tiers, changes, consents } = await selectTimelineCounts(ctx, customerId)
  return { 'follow-up': followUps, order: orders, ownership, tier: tiers, change: changes, consent: consents }
}

function parseKinds(text: string | undefined): Kind[] {
  if (text === undefined || text === '') return [...timelineKinds]
  const asked = text.split(',')
  const unknown = asked.find((kind) => !timelineKinds.includes(kind as Kind))
  if (unknown !== undefined) throw unknownTimelineKind({ value: unknown, allowed: timelineKinds.join(', ') })
  return timelineKinds.filter((kind) => asked.includes(kind))
}

function encode(entry: TimelineEntry): string {
  const id = entry.kind === 'tier' ? entry.id.slice('tier-'.length) : entry.id
  return Buffer.from(JSON.stringify([entry.at, timelineKinds.indexOf(entry.kind), id])).toString('base64url')
}

function decode(text: string | undefined): TimelineCursor | null {
  if (!text) return null
  try {
    const [at, source, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    const isSound =
      typeof at === 'string' &&
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(at) &&
      !Number.isNaN(Date.parse(at)) &&
      typeof source === 'number' &&
      typeof id === 'string' &&
      /^[0-9a-f-]{10,36}(?:-end)?$/.test(id) &&
      (timelineKinds[source] !== 'change' || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    if (isSound) return { at, source, id }
  } catch {
    throw invalidCursor()
  }
  throw invalidCursor()
}
