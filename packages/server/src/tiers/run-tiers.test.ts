import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTierRun } from '@zhike/core/tiers/api'
import { defaultScheme } from '@zhike/core/tiers/default-scheme'
import { rankCustomers, type Measured } from '@zhike/core/tiers/rank-customers'
import type { TierScheme } from '@zhike/core/tiers/schema'
import { createWorld, type World } from '../../test/world.ts'
import { addOrders } from '../../test/tier-data.ts'
import { calculateTiers } from './calculate-tiers.ts'
import { putTierScheme } from './put-tier-scheme.ts'
import { runTiers } from './run-tiers.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
  world.setClock('2026-11-21T04:00:00Z')
})
afterAll(() => world.close())

/** Begins with nobody: each test makes its own customers. */
async function emptied(): Promise<void> {
  await world.database.ownerQuery(
    `set session_replication_role = replica; delete from orders; delete from tier_results; delete from tier_changes; delete from tier_runs;
     delete from tenures; delete from customer_stats; delete from customers; delete from settings; set session_replication_role = origin`,
  )
}

async function customersWith(measures: (string | null)[], orderedOn = '2026-11-01'): Promise<string[]> {
  const ids = await world.addCustomers(
    measures.map((_, i) => ({
      name: `客户 ${i}`,
      personId: world.rep.id,
      externalId: `X${String(i).padStart(4, '0')}`,
    })),
  )
  await addOrders(
    world.database,
    measures.flatMap((amount, i) => (amount === null ? [] : [{ customerId: ids[i] ?? '', orderedOn, amount }])),
  )
  return ids
}

const standings = () =>
  world.database.ownerQuery<{
    customer_id: string
    rank: number
    tier: string
    is_vip: boolean
    measure: string
    share_before: string
  }>('select customer_id, rank, tier, is_vip, measure, share_before from tier_results order by rank')
const tierOf = async (id: string) =>
  (await world.database.ownerQuery('select tier, is_vip, version from customers where id = $1', [id]))[0]
const history = (id: string) =>
  world.database.ownerQuery(
    'select run_no, from_tier, to_tier, from_vip, to_vip, rank, measure, previous_measure from tier_changes where customer_id = $1 order by run_no',
    [id],
  )
/** Physical places of rows: a row that was written again lies elsewhere. */
const places = () =>
  world.database.ownerQuery(
    `select 'r' as kind, customer_id as id, ctid::text as place from tier_results union all select 'c', id, ctid::text from customers
     union all select 's', customer_id, ctid::text from customer_stats order by 1, 2`,
  )

describe('a run', () => {
  it('does what the reference in core says, on any data, scheme and ties', async () => {
    const money = fc.oneof(fc.bigInt(-200_000n, 9_000_000n), fc.constantFrom(0n, 10_000n, 20_000n))
    const text = (units: bigint) =>
      `${units < 0n ? '-' : ''}${(units < 0n ? -units : units) / 10_000n}.${String((units < 0n ? -units : units) % 10_000n).padStart(4, '0')}`
    const scheme = fc.record({
      mode: fc.constantFrom('share' as const, 'amount' as const),
      a: fc.integer({ min: 1, max: 7999 }),
      b: fc.integer({ min: 8000, max: 10_000 }),
      vip: fc.integer({ min: 0, max: 3000 }),
    })
    const externalId = fc.option(fc.stringMatching(/^[a-zA-Z0-9éß中𠮷~ ]{1,3}$/u))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ orders: fc.array(money, { maxLength: 3 }), externalId }), { minLength: 1, maxLength: 40 }),
        scheme,
        async (drafts, { mode, a, b, vip }) => {
          await emptied()
          const ids = await world.addCustomers(
            drafts.map((draft, i) => ({
              name: `客户 ${i}`,
              personId: world.rep.id,
              ...(draft.externalId === null ? {} : { externalId: draft.externalId }),
            })),
          )
          await addOrders(
            world.database,
            drafts.flatMap((draft, i) =>
              draft.orders.map((units) => ({ customerId: ids[i] ?? '', orderedOn: '2026-10-01', amount: text(units) })),
            ),
          )
          const wanted: TierScheme = {
            ...defaultScheme,
            mode,
            thresholds: { a: a / 100, b: b / 100 },
            amounts: { a: '400', b: '12.5' },
            vipPercent: vip / 100,
            period: { kind: 'all' },
          }
          await putTierScheme(world.system, wanted)
          await runTiers(world.system)
          const measured: Measured[] = drafts.flatMap((draft, i) =>
            draft.orders.length === 0
              ? []
              : [
                  {
                    customerId: ids[i] ?? '',
                    externalId: draft.externalId,
                    measure: text(draft.orders.reduce((sum, units) => sum + units, 0n)),
                  },
                ],
          )
          const expected = rankCustomers(measured, wanted)
          const actual = (await standings()).map((row) => ({
            customerId: row.customer_id,
            rank: row.rank,
            measure: row.measure,
            tier: row.tier,
            isVip: row.is_vip,
            shareBefore: row.share_before,
          }))
          expect(actual).toEqual(expected)
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)

  it('gives customers their tier, leaves those without an order in the period alone, and takes no version', async () => {
    await emptied()
    const [big, middle, small, old, none] = (await customersWith(['70', '20', '10', null, null])) as [
      string,
      string,
      string,
      string,
      string,
    ]
    await addOrders(world.database, [{ customerId: old, orderedOn: '2025-11-21', amount: '1000' }])
    const summary = await runTiers(world.system)
    expect(await tierOf(big)).toEqual({ tier: 'A', is_vip: true, version: 1 })
    expect(await tierOf(middle)).toMatchObject({ tier: 'B', is_vip: false })
    expect(await tierOf(small)).toMatchObject({ tier: 'C' })
    expect(await tierOf(old)).toMatchObject({ tier: null })
    expect(await tierOf(none)).toMatchObject({ tier: null })
    expect(summary).toMatchObject({
      ranked: 3,
      unranked: 2,
      revenue: '100.0000',
      changed: 3,
      isFirst: true,
      unrankedChange: null,
    })
    expect(summary.tiers.map(({ customers, revenue, from, change }) => [customers, revenue, from, change])).toEqual([
      [1, '70.0000', '70.0000', null],
      [1, '20.0000', '20.0000', null],
      [1, '10.0000', '10.0000', null],
    ])
    expect(await world.database.ownerQuery('select revenue12m from customer_stats order by revenue12m')).toEqual(
      ['10.0000', '20.0000', '70.0000', null, null].map((revenue12m) => ({ revenue12m })),
    )
    expect(summary.biggest).toEqual({ customerId: big, revenue: '70.0000' })
    expect(summary.curve).toEqual([
      { customers: 1, share: 0.7 },
      { customers: 2, share: 0.9 },
      { customers: 3, share: 1 },
    ])
  })

  it('writes nothing when nothing changed, and one audit row and one event each time', async () => {
    await emptied()
    await customersWith(Array.from({ length: 200 }, (_, i) => String(1000 - i * 3)))
    await runTiers(world.system)
    const before = await places()
    const count = () =>
      world.database.ownerQuery(
        "select (select count(*) from audit_entries where action = 'tiers.run') as audits, (select count(*) from events where name = 'tiers.run') as events, (select count(*) from tier_changes) as changes",
      )
    const [counted] = await count()
    const summary = await runTiers(world.system)
    expect(summary).toMatchObject({ changed: 0, isFirst: false, unrankedChange: 0 })
    expect(summary.tiers.map((row) => row.change)).toEqual([0, 0, 0])
    expect(await places()).toEqual(before)
    expect(await count()).toEqual([
      { audits: counted?.audits + 1, events: counted?.events + 1, changes: counted?.changes },
    ])
  })

  it('keeps a history: one line per change, with place and revenue before and after', async () => {
    await emptied()
    const [first, second] = (await customersWith(['60', '30', '10'])) as [string, string]
    const one = await runTiers(world.system)
    await addOrders(world.database, [{ customerId: second, orderedOn: '2026-11-20', amount: '100' }])
    const two = await runTiers(world.system)
    const [created, changed] = await history(second)
    expect(created).toMatchObject({
      from_tier: null,
      to_tier: 'A',
      from_vip: false,
      to_vip: false,
      rank: 2,
      measure: '30.0000',
      previous_measure: null,
    })
    expect(changed).toMatchObject({
      from_tier: 'A',
      to_tier: 'A',
      from_vip: false,
      to_vip: true,
      rank: 1,
      measure: '130.0000',
      previous_measure: '30.0000',
    })
    expect(await history(first)).toHaveLength(2)
    expect(one.tiers.map((row) => row.customers)).toEqual([2, 0, 1])
    expect(two.tiers.map((row) => [row.customers, row.change])).toEqual([
      [2, 0],
      [0, 0],
      [1, 0],
    ])
    expect(two.vip).toMatchObject({ customers: 1, change: 0 })
    expect(two.changed).toBe(2)
  })

  it('forgets customers that were deleted or have no order left in the period', async () => {
    await emptied()
    const [kept, deleted, faded] = (await customersWith(['60', '30', '20'])) as [string, string, string]
    await runTiers(world.system)
    await world.database.ownerQuery('update customers set deleted_at = now() where id = $1', [deleted])
    await world.database.ownerQuery("update orders set ordered_on = '2020-01-01' where customer_id = $1", [faded])
    const summary = await runTiers(world.system)
    expect((await standings()).map((row) => row.customer_id)).toEqual([kept])
    expect(await tierOf(deleted)).toMatchObject({ tier: null, is_vip: false })
    expect((await history(faded)).at(-1)).toMatchObject({
      from_tier: 'B',
      to_tier: null,
      rank: null,
      measure: null,
      previous_measure: '20.0000',
    })
    expect(summary).toMatchObject({ ranked: 1, unranked: 1, unrankedChange: 1, changed: 2 })
    expect(summary.tiers.map((row) => row.change)).toEqual([-1, -1, 0])
  })

  it("ends the 12 months at the data's own end when nobody has ordered for more than 30 days", async () => {
    await emptied()
    const [recent, older] = (await customersWith(['60', null], '2019-03-31')) as [string, string]
    await addOrders(world.database, [{ customerId: older, orderedOn: '2018-03-31', amount: '30' }])
    await runTiers(world.system)
    expect(await tierOf(recent)).toMatchObject({ tier: 'A' })
    expect(await tierOf(older)).toMatchObject({ tier: null })
    const [run] = await world.database.ownerQuery(
      'select period_from, period_to from tier_runs order by no desc limit 1',
    )
    expect(run).toEqual({ period_from: '2018-04-01', period_to: '2019-03-31' })
  })

  it('takes fixed amounts and a range of days for one run alone', async () => {
    await emptied()
    const [big, small] = (await customersWith(['6000000', '600000', '60'], '2024-05-05')) as [string, string]
    const range = { kind: 'range' as const, from: '2024-05-05', to: '2024-05-05' }
    const summary = await runTiers(world.system, { mode: 'amount', period: range })
    expect(summary.tiers.map((row) => row.customers)).toEqual([1, 1, 1])
    expect([await tierOf(big), await tierOf(small)]).toMatchObject([{ tier: 'A' }, { tier: 'B' }])
    const none = await runTiers(world.system, { period: { ...range, to: '2024-05-06', from: '2024-05-06' } })
    expect(none).toMatchObject({ ranked: 0, revenue: '0.0000', biggest: null, curve: [], changed: 3 })
    await expect(runTiers(world.system, { period: { ...range, to: '2024-05-04' } })).rejects.toThrow(
      'tier.period-reversed',
    )
  })

  it('stands ten runs at once: each counts, none changes what the first one decided', async () => {
    await emptied()
    await customersWith(Array.from({ length: 100 }, (_, i) => String(i * i + 1)))
    const summaries = await Promise.all(Array.from({ length: 10 }, () => runTiers(world.system)))
    expect(summaries.map((summary) => summary.changed).sort((x, y) => x - y)).toEqual([...Array(9).fill(0), 100])
    expect(await standings()).toHaveLength(100)
  })

  it('is carried out once however often its job is delivered, and says so when it fails', async () => {
    await emptied()
    await customersWith(['60', '30'])
    const { id, state } = await world.admin.api.ok<{ id: string; state: string }>(startTierRun)
    expect(state).toBe('queued')
    expect(world.jobs.at(-1)).toEqual({ name: 'run-tiers', data: { runId: id } })
    await Promise.all([calculateTiers(world.system, id), calculateTiers(world.system, id)])
    await calculateTiers(world.system, id)
    const [counted] = await world.database.ownerQuery(
      "select count(*) as count from audit_entries where action = 'tiers.run' and subject_id = $1",
      [id],
    )
    expect(counted).toEqual({ count: 1 })

    await world.database.ownerQuery(
      `alter table tier_results add constraint broken check (rank < 2) not valid; update orders set amount_base = 1; update orders set amount_base = 50 where amount = 30`,
    )
    await expect(runTiers(world.system)).rejects.toThrow(/broken/)
    await world.database.ownerQuery('alter table tier_results drop constraint broken')
    const [failed] = await world.database.ownerQuery('select state, error from tier_runs order by no desc limit 1')
    expect(failed).toEqual({ state: 'failed', error: '23514' })
  })
})
