import { timelineKinds, type TimelineEntry } from '@zhike/core/customers/timeline-schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type World } from '../../test/world.ts'
import { listTimeline } from './list-timeline.ts'

// One customer with 50,000 entries: many at the same instant, as imports leave them.

let world: World
let customerId: string

const idOf = (kind: number) =>
  `('0190b000-000${kind}-7000-8000-' || lpad(to_hex((g * 7919) % 65536), 4, '0') || lpad(to_hex(g), 8, '0'))::uuid`

/** Day by day, forty entries a day at a handful of instants. */
const atOf = (perDay: number) =>
  `timestamptz '2020-01-01 00:00Z' + (g / ${perDay}) * interval '1 day' + (g % 3) * interval '8 hours'`

const counts = { 'follow-up': 30_000, order: 12_000, tier: 2000, change: 5000, consent: 999 }

beforeAll(async () => {
  world = await createWorld()
  customerId = await world.addCustomer({ name: '老客户', personId: world.rep.id })
  const fill = (sql: string) => world.database.ownerQuery(sql, [customerId])
  await fill(`insert into follow_ups (customer_id, id, kind, text, author_id, happened_at)
    select $1, ${idOf(1)}, 'call', '第' || g || '次', null, ${atOf(40)} from generate_series(1, ${counts['follow-up']}) g`)
  await fill(`insert into orders (customer_id, id, number, ordered_on, amount, currency, amount_base)
    select $1, ${idOf(2)}, 'N' || g, date '2020-01-01' + g / 8, g, 'CNY', g from generate_series(1, ${counts.order}) g`)
  await fill(`insert into tier_changes (customer_id, run_no, at, from_tier, to_tier, from_vip, to_vip)
    select $1, g, ${atOf(2)}, 'B', 'A', false, false from generate_series(1, ${counts.tier}) g`)
  await fill(`insert into audit_entries (id, at, actor_kind, actor_name, via, action, subject_type, subject_id, customer_id, summary)
    select ${idOf(3)}, ${atOf(5)}, 'system', '导入', 'job', case when g <= ${counts.change} then 'customer.update' else 'follow-up.create' end,
      'customer', $1::uuid::text, $1::uuid, '{"fields": ["phone"]}' from generate_series(1, ${counts.change} + 20000) g`)
  await fill(`insert into consents (customer_id, id, purpose, channel, decision, decided_on, method, recorded_at, recorded_name,
      ended_on, end_kind, ended_at, ended_name)
    select $1, ${idOf(4)}, 'p' || g, 'sms', 'given', '2020-01-01', 'call', ${atOf(2)}, '甲',
      case when g % 2 = 0 then date '2020-01-02' end, case when g % 2 = 0 then 'withdrawn' end,
      case when g % 2 = 0 then ${atOf(2)} end, case when g % 2 = 0 then '乙' end
    from generate_series(1, 666) g`)
  await world.database.ownerQuery('analyze')
}, 120_000)
afterAll(() => world.close())

async function readAll(kinds?: string, limit = 200): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = []
  let after: string | undefined
  do {
    const page = await listTimeline(world.rep.ctx, customerId, { kinds, limit, after })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    entries.push(...page.items)
    after = page.nextCursor ?? undefined
  } while (after !== undefined)
  return entries
}

const keyOf = (entry: TimelineEntry) => `${entry.kind} ${entry.id}`

describe('a timeline of 50,000 entries', () => {
  it('is read to its end page by page: each entry once, newest first', async () => {
    const entries = await readAll()
    const total = Object.values(counts).reduce((sum, count) => sum + count, 1)
    expect(entries).toHaveLength(total)
    expect(new Set(entries.map(keyOf)).size).toBe(total)
    const place = ({ at, kind, id }: TimelineEntry) => ({ at, source: timelineKinds.indexOf(kind), id })
    const isAfter = (entry: TimelineEntry, before: TimelineEntry) => {
      const [a, b] = [place(before), place(entry)]
      return a.at > b.at || (a.at === b.at && (a.source < b.source || (a.source === b.source && a.id > b.id)))
    }
    const misplaced = entries.filter((entry, i) => i > 0 && !isAfter(entry, entries[i - 1] as TimelineEntry))
    expect(misplaced).toEqual([])
    const perKind = Object.groupBy(entries, (entry) => entry.kind)
    for (const [kind, count] of Object.entries(counts)) {
      expect([kind, perKind[kind as keyof typeof counts]?.length]).toEqual([kind, count])
    }
  }, 120_000)

  it('holds the same entries for some kinds alone, whatever the size of the page', async () => {
    const kinds = 'tier,consent,ownership'
    const [small, large] = [await readAll(kinds, 37), await readAll(kinds, 200)]
    expect(small.map(keyOf)).toEqual(large.map(keyOf))
    expect(small).toHaveLength(counts.tier + counts.consent + 1)
  }, 60_000)

  it('counts no more than anybody reads', async () => {
    const first = await listTimeline(world.rep.ctx, customerId, { limit: 50 })
    expect(first.counts).toEqual({ ...counts, 'follow-up': 10_000, order: 10_000, ownership: 1 })
    const after = first.nextCursor ?? undefined
    expect((await listTimeline(world.rep.ctx, customerId, { limit: 50, after })).counts).toBeNull()
  })

  it('tells edits by their fields, never by values, and consents with whoever decided', async () => {
    const { items: changes } = await listTimeline(world.rep.ctx, customerId, { kinds: 'change', limit: 1 })
    expect(changes).toMatchObject([
      { kind: 'change', change: { action: 'customer.update', actorName: '导入', fields: ['phone'], isImport: false } },
    ])
    const { items: consents } = await listTimeline(world.rep.ctx, customerId, { kinds: 'consent', limit: 2 })
    expect(consents).toMatchObject([
      { consent: { decision: 'withdrawn', personName: '老客户', actorName: '乙' } },
      { consent: { decision: 'given', actorName: '甲' } },
    ])
  })

  it('reads no more than a page of any source, however deep it lies', async () => {
    const deep = (await readAll('order')).at(-60)
    const cursor = Buffer.from(JSON.stringify([deep?.at, timelineKinds.indexOf('order'), deep?.id])).toString(
      'base64url',
    )
    const page = await listTimeline(world.rep.ctx, customerId, { limit: 50, after: cursor })
    expect(page.items.every((entry) => entry.at <= (deep?.at ?? ''))).toBe(true)
    expect(page.items.length).toBe(50)
  }, 60_000)
})
