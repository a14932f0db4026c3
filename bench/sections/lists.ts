import { setTimeout as delay } from 'node:timers/promises'
import { defaultListColumns, fieldsOfColumns } from '@zhike/core/customers/list-columns'
import { listCustomersQuery } from '@zhike/core/customers/schema'
import { listCustomers } from '@zhike/server/src/customers/list-customers.ts'
import type { BenchActor, BenchWorld } from '../lib/bench-world.ts'
import { captureSql, type CapturedStatement } from '../lib/capture-sql.ts'
import { percentile, throughput, timeEach, timeOnce } from '../lib/measure.ts'
import { ms } from '../lib/report.ts'

export interface ListShape {
  name: string
  sort: string
  filter: { all: readonly object[] }
}

/** What people look at: everybody by revenue, and a narrower filter in another order. */
export const listShapes: readonly ListShape[] = [
  {
    name: 'companies with orders, by revenue',
    sort: '-revenue12m',
    filter: {
      all: [
        { field: 'kind', op: 'eq', value: 'organisation' },
        { field: 'lastOrderOn', op: 'withinLastDays', value: 730 },
      ],
    },
  },
  {
    name: 'A and B in three provinces, by last follow-up',
    sort: 'lastFollowUpAt,name',
    filter: {
      all: [
        { field: 'tier', op: 'in', value: ['A', 'B'] },
        { field: 'region', op: 'under', value: ['310000', '320000', '330000'] },
      ],
    },
  },
]

/** What the browser's list shows until somebody chooses columns, and tags, which can be changed from there. */
export const shownFields = [...fieldsOfColumns(defaultListColumns), 'tags'].join(',')

/** The first page of fifty as the browser asks for it: those fields only that its columns show. */
export function listPath({ sort, filter }: ListShape): string {
  return `/api/v1/customers?${new URLSearchParams({ sort, filter: JSON.stringify(filter), limit: '50', fields: shownFields, custom: '' })}`
}

const requests = 100
const loadSeconds = 5
const warmUpSeconds = 8

/**
 * First and 100th page of 50 (the last one where there are fewer) as each role, alone and with ten clients; then ten
 * clients each with filters of their own, whose order nobody asked for before.
 */
export async function measureLists(world: BenchWorld): Promise<void> {
  // A server that has just started has compiled nothing and kept no plan yet: what counts is one that works all day.
  await throughput(10, warmUpSeconds, () =>
    world.administrator.http.fetchRaw(`/api/v1/customers?limit=50&fields=${shownFields}&custom=`),
  )
  for (const actor of world.actors) {
    for (const shape of listShapes) {
      const first = listPath(shape)
      const { items } = (await actor.http.get(first)) as { items: unknown[] }
      // The rules section hands customers out anew: a person may then hold nobody that a shape asks for.
      if (items.length === 0) throw new Error(`${actor.name} finds nobody (${shape.name}): run with --fresh`)
      await measurePage(world, actor, shape, 1, first)
      const { page, after } = await walkTo(actor, first, 100)
      if (after !== null) await measurePage(world, actor, shape, page, `${first}&after=${encodeURIComponent(after)}`)
      await measureOwnPages(world, actor, shape, first)
      await measureOwnFilters(world, actor, shape)
      if (actor.name === 'lead') await measureBesideWrites(world, actor, shape, first)
    }
  }
}

/** Follows nextCursor; answers the cursor of the last page reached, null where there is one page only. */
async function walkTo(actor: BenchActor, first: string, wanted: number) {
  let after: string | null = null
  let page = 1
  while (page < wanted) {
    const path: string = after === null ? first : `${first}&after=${encodeURIComponent(after)}`
    const { nextCursor } = (await actor.http.get(path)) as { nextCursor: string | null }
    if (nextCursor === null) break
    after = nextCursor
    page++
  }
  return { page, after }
}

async function measurePage(
  world: BenchWorld,
  actor: BenchActor,
  shape: ListShape,
  page: number,
  path: string,
): Promise<void> {
  const parsed = listCustomersQuery.parse(Object.fromEntries(new URL(path, 'http://localhost').searchParams))
  const statements = await captureSql(() => listCustomers(actor.ctx, parsed))
  const sqlTimes = await timeEach(requests, () => replay(world, statements))
  const times = await timeEach(requests, () => actor.http.fetchRaw(path))
  const p95 = percentile(times, 0.95)
  const yardstick = percentile(sqlTimes, 0.95)
  const ratio = p95 / yardstick
  world.report({
    section: 'list',
    what: `${actor.name}, page ${page}: ${shape.name}`,
    measured: `p95 ${ms(p95)}`,
    yardstick: `same SQL ${ms(yardstick)} (× ${ratio.toFixed(1)})`,
    target: '≤ 5 × same SQL',
    ok: ratio <= 5,
  })
  const rate = await throughput(10, loadSeconds, () => actor.http.fetchRaw(path))
  world.report({
    section: 'list',
    what: `  10 clients`,
    measured: `${Math.round(rate)} req/s`,
    yardstick: '',
    target: '≥ 400 req/s (goal 600)',
    ok: rate >= 400,
  })
}

/** Every client stays on a page of its own: nothing that one reads is shared with another. */
async function measureOwnPages(world: BenchWorld, actor: BenchActor, shape: ListShape, first: string): Promise<void> {
  const pages = [first]
  for (let path = first; pages.length < 10; pages.push(path)) {
    const { nextCursor } = (await actor.http.get(path)) as { nextCursor: string | null }
    if (nextCursor === null) break
    path = `${first}&after=${encodeURIComponent(nextCursor)}`
  }
  const rate = await throughput(10, loadSeconds, (client) => actor.http.fetchRaw(pages[client % pages.length] ?? first))
  world.report({
    section: 'list',
    what: `  10 clients, each on a page of its own: ${shape.name}`,
    measured: `${Math.round(rate)} req/s`,
    yardstick: `${pages.length} pages`,
    target: 'for information',
    ok: null,
  })
}

const pagesOfOwnFilter = 5

/** Every client walks the first pages of a filter that nobody else has, then takes the next one. */
async function measureOwnFilters(world: BenchWorld, actor: BenchActor, shape: ListShape): Promise<void> {
  let taken = 0
  const positions = new Map<number, { page: number; first: string; path: string }>()
  const nextFilter = () => {
    const filter = { all: [...shape.filter.all, { field: 'revenue12m', op: 'gte', value: (taken++ / 100).toFixed(2) }] }
    const first = listPath({ ...shape, filter })
    return { page: 1, first, path: first }
  }
  const rate = await throughput(10, loadSeconds, async (client) => {
    const { page, first, path } = positions.get(client) ?? nextFilter()
    const { nextCursor } = (await actor.http.get(path)) as { nextCursor: string | null }
    const isOver = nextCursor === null || page === pagesOfOwnFilter
    positions.set(
      client,
      isOver ? nextFilter() : { page: page + 1, first, path: `${first}&after=${encodeURIComponent(nextCursor)}` },
    )
  })
  world.report({
    section: 'list',
    what: `  10 clients, each with filters of its own: ${shape.name}`,
    measured: `${Math.round(rate)} req/s`,
    yardstick: `${taken} filters, ${pagesOfOwnFilter} pages of each`,
    target: 'for information',
    ok: null,
  })
}

/** A lead's order is kept for seconds: what the first look costs, and what is left while the team writes. */
async function measureBesideWrites(
  { actors, report }: BenchWorld,
  actor: BenchActor,
  shape: ListShape,
  path: string,
): Promise<void> {
  const looks: number[] = []
  for (let i = 0; i < 5; i++) {
    await delay(5100)
    looks.push((await timeOnce(() => actor.http.fetchRaw(path))) * 1000)
  }
  const writer = actors.find(({ name }) => name === 'rep')
  if (!writer) throw new Error('no rep')
  const { items } = (await writer.http.get('/api/v1/customers?limit=20')) as { items: { id: string }[] }
  let isOver = false
  let written = 0
  const writing = (async () => {
    while (!isOver) {
      const id = items[written++ % items.length]?.id ?? ''
      await writer.http.send('POST', `/api/v1/customers/${id}/follow-ups`, { kind: 'call', text: 'bench' })
      await delay(100)
    }
  })()
  const rate = await throughput(10, loadSeconds, () => actor.http.fetchRaw(path))
  isOver = true
  await writing
  report({
    section: 'list',
    what: `  10 clients while a rep writes: ${shape.name}`,
    measured: `${Math.round(rate)} req/s`,
    yardstick: `${written} follow-ups; first look ${ms(percentile(looks, 0.5))}`,
    target: 'for information',
    ok: null,
  })
}

async function replay({ appPool }: BenchWorld, statements: readonly CapturedStatement[]): Promise<void> {
  for (const statement of statements) await appPool.query(statement)
}
