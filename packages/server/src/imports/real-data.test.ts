import { createReadStream, createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFile } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'
import { listImportRows } from './list-import-rows.ts'

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

  it('reads the M/D/Y dates of the other edition as the same days, quarter by quarter', async () => {
    const other = await createWorld()
    try {
      const path = join(sales, 'sales_pipeline_us_dates.csv')
      const options = { where: [{ column: 'deal_stage', op: '=' as const, value: 'Won' }], createCustomers: true }
      const record = await importFile(other.system, { kind: 'orders', path, options })
      expect(record.detected.columns.find((column) => column.name === 'close_date')).toMatchObject({ dateOrder: 'mdy' })
      expect(record.counts).toMatchObject({
        read: 4238,
        created: 4238,
        refused: 0,
        leftOut: 4562,
        customersCreated: 85,
      })
      expect(
        await other.database.ownerQuery(
          `select to_char(ordered_on, 'YYYY"Q"Q') as quarter, sum(amount)::int as won from orders group by 1 order by 1`,
        ),
      ).toEqual([
        { quarter: '2017Q1', won: 1_134_672 },
        { quarter: '2017Q2', won: 3_086_111 },
        { quarter: '2017Q3', won: 2_982_255 },
        { quarter: '2017Q4', won: 2_802_496 },
      ])
    } finally {
      await other.close()
    }
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

const lists = join(data, 'crm-import-csv')

describe.skipIf(!existsSync(lists))(
  'lists of other systems and of Excel (skipped where ../shared/data is absent)',
  () => {
    let world: World
    beforeAll(async () => {
      world = await createWorld()
    })
    afterAll(() => world.close())

    it('brings 500 contacts of another CRM into 55 companies', async () => {
      const facts = JSON.parse(readFileSync(join(lists, 'facts.json'), 'utf8')) as {
        rows: number
        distinct_companies: number
        top5_companies: [string, number][]
      }
      const record = await importFile(world.system, {
        kind: 'contacts',
        path: join(lists, 'atomic-crm-contacts.csv'),
        options: { createCustomers: true },
      })
      expect(record.counts).toMatchObject({
        read: facts.rows,
        created: facts.rows,
        refused: 0,
        customersCreated: facts.distinct_companies,
      })
      const top = await world.database.ownerQuery<{ name: string; n: number }>(
        `select c.name, count(*)::int as n from contacts k join customers c on c.id = k.customer_id group by 1 order by 2 desc, 1 limit 5`,
      )
      expect(new Map(top.map(({ name, n }) => [name, n]))).toEqual(new Map(facts.top5_companies))
      const again = await importFile(world.system, { kind: 'contacts', path: join(lists, 'atomic-crm-contacts.csv') })
      expect(again.counts).toMatchObject({ created: 0, updated: 0, skipped: facts.rows, refused: 0 })
      const two = await importFile(world.system, {
        kind: 'contacts',
        path: join(lists, 'atomic-crm-contacts_export.csv'),
        options: { createCustomers: true },
      })
      expect(two.counts).toMatchObject({ read: 2, created: 2, refused: 0, customersCreated: 1 })
      expect(
        await world.database.ownerQuery(
          `select k.name, k.title, k.email, k.mobile from contacts k join customers c on c.id = k.customer_id where c.name = 'Acme' order by 1`,
        ),
      ).toEqual([
        { name: 'Jane Doe', title: 'Designer', email: null, mobile: '659-980-2020' },
        { name: 'John Doe', title: 'Sales Executive', email: 'john@doe.example', mobile: '659-980-2015' },
      ])
    })

    it.each(['cn-excel-gbk.csv', 'cn-excel-utf8-bom.csv', 'cn-excel-utf16le-tab.txt'])(
      'finds in %s that row 4 is row 1 again, and reads the others',
      async (name) => {
        const record = await importFile(world.system, { kind: 'customers', path: join(lists, name), goal: 'dry-run' })
        expect(record.counts).toMatchObject({ read: 4, created: 1, refused: 3 })
        expect(record.reasons.map(({ code, column, count, firstRow }) => [code, column, count, firstRow])).toEqual([
          ['duplicate.name', '客户名称', 2, 2],
          ['date.unreadable', '下次联系日期', 1, 4],
        ])
        const { items } = await listImportRows(world.system, record.id, { limit: 10 })
        const values = (row: number) => items.find((item) => item.rowNo === row)?.values
        // What is written differently is the same: spaces, case, a number as Excel keeps a day.
        const same = { mobile: '13800138000', email: 'wang@example.cn', nextContactOn: '2024-03-15' }
        expect([values(2), values(5)]).toMatchObject([same, same])
        expect(values(2)).toMatchObject({ notes: '含逗号,和"引号"', phone: '0571-88880000' })
        expect(values(3)).toMatchObject({ mobile: '13912345678', notes: '单元格内换行', nextContactOn: '2024-03-20' })
        expect(values(4)).toMatchObject({ name: '镕泰机械厂', notes: 'GBK 字：镕囍喆；无邮箱' })
      },
    )
  },
)
