import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFile } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'

const data = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url))
const sales = join(data, 'crm-sales-opportunities')
const retail = join(data, 'online-retail', 'online_retail.csv.gz')

describe.skipIf(!existsSync(sales))('the files of a sales team (skipped where ../shared/data is absent)', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld()
  })
  afterAll(() => world.close())

  const count = async (sql: string) => (await world.database.ownerQuery<{ n: string }>(sql))[0]?.n

  it('brings 35 people without e-mail into 3 offices under their managers', async () => {
    const record = await importFile(world.system, { kind: 'people', path: join(sales, 'sales_teams.csv') })
    expect(record.counts).toMatchObject({
      read: 35,
      created: 35,
      refused: 0,
      departmentsCreated: 3,
      managersCreated: 6,
    })
    const rows = await world.database.ownerQuery<{ office: string; manager: string; n: number }>(`
      select d.name as office, m.name as manager, count(*)::int as n from people p
      join departments d on d.id = p.department_id join people m on m.id = p.manager_id
      where p.email is null group by 1, 2 order by 1, 2`)
    expect(rows).toEqual([
      { office: 'Central', manager: 'Dustin Brinkmann', n: 5 },
      { office: 'Central', manager: 'Melvin Marxen', n: 6 },
      { office: 'East', manager: 'Cara Losch', n: 6 },
      { office: 'East', manager: 'Rocco Neubert', n: 6 },
      { office: 'West', manager: 'Celia Rouche', n: 6 },
      { office: 'West', manager: 'Summer Sewald', n: 6 },
    ])
  })

  it('makes 85 customers, each with a holder', async () => {
    const record = await importFile(world.system, { kind: 'customers', path: join(sales, 'accounts.csv') })
    expect(record.counts).toMatchObject({ read: 85, created: 85, refused: 0 })
    expect(
      await count(
        `select count(*) as n from customers c join tenures t on t.customer_id = c.id and t.end_at = 'infinity'`,
      ),
    ).toBe(85)
  })

  it('reads 4,238 won orders of 10,005,534', async () => {
    const record = await importFile(world.system, {
      kind: 'orders',
      path: join(sales, 'sales_pipeline.csv'),
      options: {
        mapping: { number: 'opportunity_id', customer: 'account', date: 'close_date', amount: 'close_value' },
        where: [{ column: 'deal_stage', op: '=', value: 'Won' }],
        createCustomers: true,
      },
    })
    expect(record.counts).toMatchObject({ read: 4238, created: 4238, refused: 0, leftOut: 4562, customersCreated: 0 })
    expect(await count('select sum(amount) as n from orders')).toBe('10005534.0000')
  })

  it('changes nothing when all of it is imported again', async () => {
    const before = await world.database.ownerQuery(`
      select (select sum(version) from customers) as customers, (select sum(version) from orders) as orders,
        (select count(*) from order_lines) as lines, (select count(*) from people) as people,
        (select count(*) from audit_values) as changes`)
    const people = await importFile(world.system, { kind: 'people', path: join(sales, 'sales_teams.csv') })
    const customers = await importFile(world.system, { kind: 'customers', path: join(sales, 'accounts.csv') })
    const orders = await importFile(world.system, {
      kind: 'orders',
      path: join(sales, 'sales_pipeline_us_dates.csv'),
      options: { where: [{ column: 'deal_stage', op: '=', value: 'Won' }] },
    })
    expect(people.counts).toMatchObject({
      read: 35,
      created: 0,
      updated: 0,
      skipped: 35,
      refused: 0,
      managersCreated: 0,
    })
    expect(customers.counts).toMatchObject({ read: 85, created: 0, updated: 0, skipped: 85, refused: 0 })
    expect(orders.counts).toMatchObject({ read: 4238, created: 0, updated: 0, skipped: 4238, refused: 0 })
    expect(
      await world.database.ownerQuery(`
      select (select sum(version) from customers) as customers, (select sum(version) from orders) as orders,
        (select count(*) from order_lines) as lines, (select count(*) from people) as people,
        (select count(*) from audit_values) as changes`),
    ).toEqual(before)
  })
})

describe.skipIf(!existsSync(retail))('a year of order lines (skipped where ../shared/data is absent)', () => {
  let world: World
  let folder: string
  let path: string
  beforeAll(async () => {
    world = await createWorld()
    folder = mkdtempSync(join(tmpdir(), 'zhike-retail-'))
    path = join(folder, 'online_retail.csv')
    await pipeline(createReadStream(retail), createGunzip(), createWriteStream(path))
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await world.close()
  })

  it('becomes 4,338 customers and orders of 8,911,407.904', { timeout: 180_000 }, async () => {
    const record = await importFile(world.system, {
      kind: 'orders',
      path,
      options: {
        createCustomers: true,
        where: [
          { column: 'CustomerID', op: '!=', value: '' },
          { column: 'Quantity', op: '>', value: '0' },
          { column: 'UnitPrice', op: '>', value: '0' },
        ],
      },
    })
    expect(record.counts).toMatchObject({ read: 397_884, refused: 0, customersCreated: 4338 })
    const [row] = await world.database.ownerQuery(`
      select (select count(*) from customers) as customers, sum(amount) as amount, count(*) as orders,
        (select count(*) from order_lines) as lines from orders`)
    expect(row).toEqual({ customers: 4338, amount: '8911407.9040', orders: record.counts.created, lines: 397_884 })
  })
})
