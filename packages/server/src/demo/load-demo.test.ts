import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fixedSecrets } from '../platform/auth/secrets.ts'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/template-database.ts'
import type { Context, Services } from '../platform/context/context.ts'
import { systemContext } from '../platform/context/system-context.ts'
import { createDatabase } from '../platform/database/connect.ts'
import { seedReferenceData } from '../reference/seed-reference-data.ts'
import { loadDemo, type DemoCounts } from './load-demo.ts'
import { removeDemo } from './remove-demo.ts'
import { openFileStore } from '../platform/files/file-store.ts'

let database: TestDatabase
let ctx: Context
let counts: DemoCounts
const dataDir = mkdtempSync(join(tmpdir(), 'zhike-demo-'))

beforeAll(async () => {
  database = await createTestDatabase()
  const services: Services = {
    db: database.db,
    log: pino({ level: 'silent' }),
    clock: () => new Date('2026-11-21T04:00:00Z'),
    dataDir,
    files: openFileStore(dataDir, null),
    secrets: fixedSecrets('a secret of tests that nobody else has'),
    publicUrl: '',
    publicUrlIsSet: false,
    queue: { add: async () => undefined },
  }
  await seedReferenceData(database.db)
  ctx = await systemContext(services, 'test', 'cli')
  counts = await loadDemo(ctx)
})
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true })
  await database.close()
})

test('the demo company has the promised size', () => {
  expect(counts.customers).toBeGreaterThanOrEqual(2000)
  expect(counts.orders).toBeGreaterThanOrEqual(20_000)
  expect(counts.people).toBe(40)
})

test('has files that open, days that come, and knows how much it knows', async () => {
  const [row] = await database.ownerQuery<{ files: number; days: number; soon: number; unknown: number }>(
    `select (select count(*)::int from customer_files) as files, (select count(*)::int from special_days) as days,
      (select count(*)::int from special_days where next_on between '2026-11-21' and '2026-11-28') as soon,
      (select count(*)::int from customer_stats where completeness is null) as unknown`,
  )
  expect(row?.files).toBeGreaterThanOrEqual(16)
  expect(row?.days).toBeGreaterThan(500)
  expect(row?.soon).toBeGreaterThan(10)
  expect(row?.unknown).toBe(0)
})

test('every customer has one holder now, and somebody holds at least one', async () => {
  const [row] = await database.ownerQuery<{ customers: string; open: string; persons: string; pools: string }>(
    `select (select count(*) from customers) as customers, count(*) as open,
      count(distinct person_id) as persons, count(distinct pool_id) as pools from tenures where end_at = 'infinity'`,
  )
  expect(row).toMatchObject({ customers: counts.customers, open: counts.customers })
  expect(Number(row?.persons)).toBeGreaterThan(20)
  expect(Number(row?.pools)).toBe(3)
})

test('nobody holds more than their limit', async () => {
  const over = await database.ownerQuery(
    `select p.name, count(*) from people p join tenures t on t.person_id = p.id and t.end_at = 'infinity'
     group by p.id having count(*) > p.capacity`,
  )
  expect(over).toEqual([])
})

test('a fifth of the buyers bring most of the revenue', async () => {
  const [row] = await database.ownerQuery<{ share: string }>(
    `with sums as (select customer_id, sum(amount_base) as sum from orders group by 1),
      ranked as (select sum, ntile(5) over (order by sum desc) as fifth from sums)
     select sum(sum) filter (where fifth = 1) / sum(sum) as share from ranked`,
  )
  expect(Number(row?.share)).toBeGreaterThan(0.65)
})

test('every rule of the demo decides for somebody', async () => {
  const rows = await database.ownerQuery<{ position: number }>(
    'select distinct rule_position as position from tenures where rule_position is not null order by 1',
  )
  expect(rows.map((row) => row.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('tags stand on customers, every segment has somebody, and a history up to today', async () => {
  const tags = await database.ownerQuery<{ n: number }>(
    'select (select count(*) from customer_tags m where m.tag_id = g.id)::int as n from tags g',
  )
  expect(tags.length).toBe(8)
  expect(tags.every(({ n }) => n > 0)).toBe(true)
  const sizes = await database.ownerQuery<{ days: number; today: number }>(
    `select count(*)::int as days, (array_agg(z.customers order by z.day desc))[1] as today
     from segments s join segment_sizes z on z.segment_id = s.id group by s.id`,
  )
  expect(sizes.map(({ days }) => days)).toEqual([60, 60, 60, 60, 60, 60])
  expect(sizes.every(({ today }) => today > 0)).toBe(true)
})

test('some companies belong to groups, have to do with others, and show who decides', async () => {
  const [around] = await database.ownerQuery<{ parents: number; relations: number; roles: number; ties: number }>(
    `select (select count(*)::int from customer_parents) as parents, (select count(*)::int from customer_relations) as relations,
      (select count(*)::int from contacts where decision_roles <> '{}') as roles, (select count(*)::int from contact_ties) as ties`,
  )
  expect(around).toMatchObject({ parents: 15, relations: 5 })
  expect(around?.roles).toBeGreaterThan(30)
  expect(around?.ties).toBeGreaterThan(15)
})

test('fields of its own stand on customers, contacts and orders', async () => {
  const [filled] = await database.ownerQuery<{ customers: number; contacts: number; orders: number; indexed: number }>(
    `select (select count(*)::int from customers where custom <> '{}') as customers,
      (select count(*)::int from contacts where custom <> '{}') as contacts,
      (select count(distinct number)::int from orders where custom ? 'contract') as orders,
      (select count(*)::int from custom_values) as indexed`,
  )
  expect(filled?.customers).toBeGreaterThan(800)
  expect(filled?.contacts).toBeGreaterThan(500)
  expect(filled?.orders).toBeGreaterThan(5000)
  expect(filled?.indexed).toBeGreaterThan(1000)
})

test('a second demo is refused; removing it leads back to the first run', async () => {
  await expect(loadDemo(ctx)).rejects.toMatchObject({ code: 'demo.already-in-use' })
  const owner = createDatabase(database.ownerUrl)
  try {
    expect(await removeDemo(owner.db)).toEqual({ companyRemains: false })
    await expect(removeDemo(owner.db)).rejects.toMatchObject({ code: 'demo.not-loaded' })
  } finally {
    await owner.close()
  }
  const [row] = await database.ownerQuery('select count(*)::int as left from people')
  expect(row).toEqual({ left: 0 })
})
