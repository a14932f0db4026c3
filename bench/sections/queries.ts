import { listCustomersQuery } from '@zhike/core/customers/schema'
import { listCustomers } from '@zhike/server/src/customers/list-customers.ts'
import { publishedQueries, type PublishedQuery } from '../data/published-queries.ts'
import type { BenchActor, BenchWorld } from '../lib/bench-world.ts'
import { captureSql } from '../lib/capture-sql.ts'
import type { Answer } from '../lib/http-client.ts'
import { percentile, timeEach, timeOnce } from '../lib/measure.ts'
import { ms, seconds } from '../lib/report.ts'
import { shownFields } from './lists.ts'
import { ensureTiers } from './tiers.ts'

const requests = 60
const driven = 30
const patience = 500
/** Quicker than this nobody needs to be told. */
const unnoticed = 200

/**
 * The published lists, first page, as each role. Every request asks for something that nobody asked for before, so that
 * no order is kept of it.
 */
export async function measureQueries(world: BenchWorld): Promise<void> {
  await ensureTiers(world)
  for (const query of publishedQueries) {
    for (const actor of world.actors) await measure(world, actor, query)
  }
}

async function measure(world: BenchWorld, actor: BenchActor, query: PublishedQuery): Promise<void> {
  let asked = 0
  const next = () => pathOf(query, asked++, world.customers)
  const answers: Answer[] = []
  const times = await timeEach(requests, async () => {
    answers.push(await actor.http.ask(next()))
  })
  const p95 = percentile(times, 0.95)
  const told = answers.filter(({ body }) => query.unindexed !== null && names(body, query.unindexed)).length
  const limit = query.unindexed === null ? driven : patience
  const isTold = query.unindexed === null || p95 <= unnoticed || told > 0
  const wrong = answers.find(({ status, body }) => status !== 200 && !isLimit(body))
  if (wrong) throw new Error(`${query.name} answered ${wrong.status}: ${JSON.stringify(wrong.body).slice(0, 500)}`)
  world.report({
    section: 'queries',
    what: `${actor.name}: ${query.name}${told > 0 ? `, ${query.unindexed} named` : ''}`,
    measured: `p95 ${ms(p95)}, median ${ms(percentile(times, 0.5))}`,
    yardstick: await yardstick(world, actor, query, next),
    target: query.unindexed === null ? `≤ ${driven} ms` : `≤ ${patience} ms, field named`,
    ok: p95 <= limit && isTold,
  })
}

/** The product's own SQL through the plain driver; where it would have taken too long, the whole reading instead. */
async function yardstick(world: BenchWorld, actor: BenchActor, query: PublishedQuery, next: () => string) {
  const first = next()
  if (!isLimit((await actor.http.ask(first)).body)) {
    const parsed = listCustomersQuery.parse(Object.fromEntries(new URL(next(), 'http://localhost').searchParams))
    const statements = await captureSql(() => listCustomers(actor.ctx, parsed))
    const times = await timeEach(20, async () => {
      for (const statement of statements) await world.appPool.query(statement)
    })
    return `same SQL ${ms(percentile(times, 0.95))}`
  }
  const taken = await timeOnce(() => actor.http.get(`${next()}&wait=true`))
  return `read to the end ${seconds(taken)}`
}

function pathOf({ sort, conditions }: PublishedQuery, i: number, customers: number): string {
  // Fits everybody, and makes the filter one of its own.
  const day = new Date(Date.UTC(1990, 0, 1 + i)).toISOString().slice(0, 10)
  const filter = { all: [...conditions(i, customers), { field: 'createdAt', op: 'gte', value: day }] }
  return `/api/v1/customers?${new URLSearchParams({ sort, filter: JSON.stringify(filter), limit: '50', fields: shownFields, custom: '' })}`
}

/** Whether an answer names the field that an index would help, in its note or in its refusal. */
function names(body: unknown, key: string): boolean {
  return JSON.stringify([(body as { slow?: unknown }).slow, (body as { errors?: unknown }).errors]).includes(key)
}

function isLimit(body: unknown): boolean {
  return (body as { code?: string }).code === 'customer.list-needs-index'
}
