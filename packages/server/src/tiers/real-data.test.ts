import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fromUnits, toUnits } from '@zhike/core/kernel/money'
import { createWorld, type World } from '../../test/world.ts'
import { addOrders, type BareOrder } from '../../test/tier-data.ts'
import { runTiers } from './run-tiers.ts'

const folder = join(import.meta.dirname, '../../../../../shared/data')
const crm = join(folder, 'crm-sales-opportunities')
const retail = join(folder, 'online-retail/online_retail.csv.gz')

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

async function load(names: string[], orders: { customer: string; orderedOn: string; amount: string }[]) {
  const ids = await world.addCustomers(names.map((name) => ({ name, externalId: name, personId: world.rep.id })))
  const idOf = new Map(names.map((name, i) => [name, ids[i] ?? '']))
  const rows: BareOrder[] = orders.map(({ customer, ...order }) => ({ ...order, customerId: idOf.get(customer) ?? '' }))
  await addOrders(world.database, rows)
}

describe.skipIf(!existsSync(crm))('the sales pipeline of ../shared/data (skipped where it is absent)', () => {
  it('falls into 48 A, 23 B and 14 C over the whole period', async () => {
    const read = (name: string): Record<string, string>[] => parse(readFileSync(join(crm, name)), { columns: true })
    const won = read('sales_pipeline.csv').filter((row) => row.deal_stage === 'Won')
    await load(
      read('accounts.csv').map((row) => row.account ?? ''),
      won.map((row) => ({
        customer: row.account ?? '',
        orderedOn: row.close_date ?? '',
        amount: row.close_value ?? '',
      })),
    )
    const summary = await runTiers(world.system, { period: { kind: 'all' } })
    expect(summary.tiers.map(({ tier, customers, revenue }) => [tier, customers, revenue])).toEqual([
      ['A', 48, '7009251.0000'],
      ['B', 23, '2066334.0000'],
      ['C', 14, '929949.0000'],
    ])
    expect(summary.revenue).toBe('10005534.0000')
    expect(summary.vip.customers).toBe(1)
    // The data ends long ago: its own last twelve months are all of 2017.
    const ownTime = await runTiers(world.system)
    expect(ownTime).toMatchObject({ revenue: '10005534.0000', changed: 0 })
  })
})

describe.skipIf(!existsSync(retail))('the online shop of ../shared/data (skipped where it is absent)', () => {
  it('falls into 688 A, 1,220 B and 2,430 C', async () => {
    const lines: Record<string, string>[] = parse(gunzipSync(readFileSync(retail)), { columns: true })
    const orders = new Map<string, { customer: string; orderedOn: string; units: bigint }>()
    for (const line of lines) {
      const quantity = BigInt(line.Quantity ?? '0')
      const price = toUnits(line.UnitPrice ?? '0')
      if (!line.CustomerID || quantity <= 0n || price <= 0n) continue
      const customer = line.CustomerID.replace(/\.0$/, '')
      const key = `${customer} ${line.InvoiceNo}`
      const order = orders.get(key) ?? { customer, orderedOn: (line.InvoiceDate ?? '').slice(0, 10), units: 0n }
      order.units += quantity * price
      orders.set(key, order)
    }
    const names = [...new Set([...orders.values()].map((order) => order.customer))]
    await load(
      names,
      [...orders.values()].map(({ units, ...order }) => ({ ...order, amount: fromUnits(units) })),
    )
    const summary = await runTiers(world.system, { period: { kind: 'all' } })
    expect(summary).toMatchObject({ ranked: 4338, unranked: 0, revenue: '8911407.9040' })
    expect(summary.tiers.map(({ customers, revenue }) => [customers, revenue])).toEqual([
      [688, '6238119.5210'],
      [1220, '1782356.3900'],
      [2430, '890931.9930'],
    ])
    expect(summary.vip).toMatchObject({ customers: 44 })
    expect(summary.vip.shareOfRevenue).toBeCloseTo(0.319989, 6)
    expect(summary.curve.length).toBeLessThanOrEqual(200)
    expect(summary.curve.at(-1)).toEqual({ customers: 4338, share: 1 })
  }, 60_000)
})
