import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@zhike/core/kernel/ids'
import {
  getCustomerTier,
  getLatestTierRun,
  getTierRun,
  getTierScheme,
  listTierCustomers,
  listTierRuns,
  putTierScheme,
  startTierRun,
} from '@zhike/core/tiers/api'
import { defaultScheme } from '@zhike/core/tiers/default-scheme'
import type { CustomerTier, TierCustomer, TierRun, TierSummary } from '@zhike/core/tiers/schema'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { addOrders } from '../../test/tier-data.ts'
import { runTiers } from './run-tiers.ts'

let world: World
let own: string[]
let others: string[]

const latest = async (actor: Actor, query: Record<string, string> = {}) =>
  (await actor.api.ok<{ latest: TierSummary | null }>(getLatestTierRun, { query })).latest
const rows = (actor: Actor, query: Record<string, string | number> = {}) =>
  actor.api.ok<{ items: TierCustomer[]; nextCursor: string | null }>(listTierCustomers, { query })

beforeAll(async () => {
  world = await createWorld()
  world.setClock('2026-11-21T04:00:00Z')
  own = await world.addCustomers(
    ['甲', '乙', '丙', '丁'].map((name, i) => ({ name, personId: world.rep.id, externalId: `R${i}` })),
  )
  others = await world.addCustomers(
    ['子', '丑', '寅'].map((name, i) => ({ name, personId: world.stranger.id, externalId: `S${i}` })),
  )
  // 500 300 | 100 60 | 40, the last two without an order.
  const amounts: [string | undefined, string][] = [
    [own[0], '300'],
    [own[1], '60'],
    [own[2], '40'],
    [others[0], '500'],
    [others[1], '100'],
  ]
  await addOrders(
    world.database,
    amounts.map(([customerId, amount]) => ({ customerId: customerId ?? '', orderedOn: '2026-11-01', amount })),
  )
})
afterAll(() => world.close())

describe('before the first run', () => {
  it('has no result, no rows, and says so on a customer', async () => {
    expect(await latest(world.admin)).toBeNull()
    expect(await rows(world.rep)).toEqual({ items: [], nextCursor: null })
    const standing = await world.rep.api.ok<CustomerTier>(getCustomerTier, { params: { id: own[0] ?? '' } })
    expect(standing).toMatchObject({ tier: null, rank: null, of: null, reason: '还没有算过级别。', history: [] })
  })
})

describe('the scheme', () => {
  it('is read by everybody with its days, and changed by the administrator alone, with an audit row', async () => {
    const seen = await world.rep.api.ok(getTierScheme)
    expect(seen).toMatchObject({
      scheme: defaultScheme,
      periodFrom: '2025-11-22',
      periodTo: '2026-11-21',
      abilities: { update: false, run: false },
    })
    const refused = await world.lead.api.call(putTierScheme, { body: defaultScheme })
    expect(refused.statusCode).toBe(403)
    const changed = { ...defaultScheme, thresholds: { a: 80, b: 95.5 } }
    const saved = await world.admin.api.ok(putTierScheme, { body: changed })
    expect(saved).toMatchObject({ scheme: changed, updatedByName: world.admin.name, abilities: { update: true } })
    const [entry] = await world.database.ownerQuery(
      "select v.before, v.after from audit_entries e join audit_values v on v.entry_id = e.id where e.action = 'tier-scheme.update'",
    )
    expect(entry).toEqual({ before: { thresholds: { a: 70, b: 90 } }, after: { thresholds: { a: 80, b: 95.5 } } })
  })

  it('refuses what contradicts itself and says what to do', async () => {
    const body = { ...defaultScheme, thresholds: { a: 90, b: 80 } }
    const answer = await world.admin.api.call(putTierScheme, { body })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({
      code: 'tier.thresholds-reversed',
      title: 'A 到 90% 、B 到 80% 不成立：A 要大于 0，B 要大于 A、不超过 100。改好再保存。',
    })
    for (const broken of [
      { ...defaultScheme, vipPercent: 101 },
      { ...defaultScheme, amounts: { a: '1e9', b: '1' } },
      { ...defaultScheme, period: { kind: 'range', from: '2026-02-30', to: '2026-03-01' } },
      { ...defaultScheme, extra: 1 },
      null,
    ]) {
      expect((await world.admin.api.call(putTierScheme, { body: broken })).statusCode).toBe(400)
    }
    await world.admin.api.ok(putTierScheme, { body: { ...defaultScheme, thresholds: { a: 80, b: 95.5 } } })
  })
})

describe('runs', () => {
  it('are queued once, listed and followed', async () => {
    const jobs = world.jobs.length
    const first = await world.admin.api.ok<TierRun>(startTierRun)
    const again = await world.admin.api.ok<TierRun>(startTierRun)
    expect(again.id).toBe(first.id)
    expect(world.jobs.length).toBe(jobs + 1)
    expect(first).toMatchObject({ state: 'queued', createdByName: world.admin.name, ranked: null })
    expect((await world.lead.api.call(startTierRun)).statusCode).toBe(403)
    await runTiers(world.system)
    const page = await world.rep.api.ok<{ items: TierRun[]; nextCursor: string | null }>(listTierRuns, {
      query: { limit: 1 },
    })
    expect(page.items).toMatchObject([{ state: 'done', ranked: 5, changed: 5, createdByName: null }])
    const rest = await world.rep.api.ok<{ items: TierRun[] }>(listTierRuns, {
      query: { limit: 5, after: page.nextCursor ?? '' },
    })
    expect(rest.items.map((run) => run.id)).toEqual([first.id])
    expect(await world.rep.api.ok(getTierRun, { params: { id: first.id } })).toMatchObject({ state: 'queued' })
    expect((await world.rep.api.call(getTierRun, { params: { id: newId() } })).statusCode).toBe(404)
    expect((await world.rep.api.call(listTierRuns, { query: { after: 'x' } })).statusCode).toBe(400)
  })
})

describe('the result', () => {
  it("is the company's for the administrator", async () => {
    const summary = await latest(world.admin)
    expect(summary).toMatchObject({
      reach: 'company',
      currency: 'CNY',
      ranked: 5,
      unranked: 2,
      revenue: '1000.0000',
      biggest: { customerId: others[0], name: '子', revenue: '500.0000', shareOfRevenue: 0.5 },
      changed: 5,
    })
    expect(summary?.tiers.map((row) => [row.tier, row.customers, row.revenue, row.from])).toEqual([
      ['A', 2, '800.0000', '300.0000'],
      ['B', 2, '160.0000', '60.0000'],
      ['C', 1, '40.0000', '40.0000'],
    ])
    expect(summary?.vip).toMatchObject({ customers: 1, shareOfRevenue: 0.5 })
  })

  it('is of their own customers for a rep, with the thresholds of the company', async () => {
    const summary = await latest(world.rep)
    expect(summary).toMatchObject({ reach: 'part', ranked: 3, unranked: 1, revenue: '400.0000', changed: 3 })
    expect(summary?.biggest).toMatchObject({ customerId: own[0], shareOfRevenue: 0.75 })
    expect(summary?.tiers.map((row) => [row.customers, row.revenue, row.from])).toEqual([
      [1, '300.0000', '300.0000'],
      [1, '60.0000', '60.0000'],
      [1, '40.0000', '40.0000'],
    ])
    expect(summary?.vip).toMatchObject({ customers: 0, revenue: '0.0000', average: null })
    expect(summary?.curve.map((point) => point.share)).toEqual([0.75, 0.9, 1])
  })

  it('narrows to a department and below, inside the data scope', async () => {
    const east = await latest(world.admin, { departmentId: world.departments.east })
    expect(east).toMatchObject({ reach: 'part', ranked: 3, revenue: '400.0000' })
    const root = await latest(world.admin, { departmentId: world.departments.root })
    expect(root).toMatchObject({ ranked: 5 })
    expect(await latest(world.lead, { departmentId: world.departments.south })).toMatchObject({
      ranked: 0,
      biggest: null,
    })
    expect((await rows(world.lead, { departmentId: world.departments.south })).items).toEqual([])
    const unknown = await world.admin.api.call(getLatestTierRun, { query: { departmentId: newId() } })
    expect(unknown.statusCode).toBe(404)
  })
})

describe('the rows behind it', () => {
  it('page by rank, each once, with shares of the whole company', async () => {
    const seen: TierCustomer[] = []
    let after: string | undefined
    do {
      const page = await rows(world.admin, { limit: 2, ...(after ? { after } : {}) })
      seen.push(...page.items)
      after = page.nextCursor ?? undefined
    } while (after)
    expect(seen.map((row) => [row.rank, row.tier, row.share, row.cumulativeShare])).toEqual([
      [1, 'A', 0.5, 0.5],
      [2, 'A', 0.3, 0.8],
      [3, 'B', 0.1, 0.9],
      [4, 'B', 0.06, 0.96],
      [5, 'C', 0.04, 1],
    ])
    expect(seen[0]).toMatchObject({
      customerId: others[0],
      name: '子',
      isVip: true,
      holder: { kind: 'person', id: world.stranger.id, name: world.stranger.name },
      change: { fromTier: null, fromVip: false, reason: '期间里有了订单：成交 500.00 元，排第 1。成为 VIP。' },
    })
  })

  it('show a rep their own alone, filtered by tier, flag and change', async () => {
    expect((await rows(world.rep)).items.map((row) => row.rank)).toEqual([2, 4, 5])
    expect((await rows(world.rep, { tier: 'B' })).items.map((row) => row.customerId)).toEqual([own[1]])
    expect((await rows(world.rep, { vip: 'true' })).items).toEqual([])
    expect((await rows(world.stranger, { vip: 'true' })).items.map((row) => row.rank)).toEqual([1])
    const list = await rows(world.rep)
    expect(list.nextCursor).toBeNull()
    const foreign = await rows(world.admin, { limit: 1 })
    const misused = await world.admin.api.call(listTierCustomers, {
      query: { limit: 1, tier: 'A', after: foreign.nextCursor ?? '' },
    })
    expect(misused.statusCode).toBe(400)
  })

  it('list what the latest run changed, those that left last', async () => {
    await world.database.ownerQuery("update orders set ordered_on = '2020-01-01' where customer_id = $1", [own[0]])
    await addOrders(world.database, [{ customerId: own[3] ?? '', orderedOn: '2026-11-20', amount: '70' }])
    await runTiers(world.system)
    const first = await rows(world.admin, { changed: 'true', limit: 1 })
    const second = await rows(world.admin, { changed: 'true', limit: 5, after: first.nextCursor ?? '' })
    const changed = [...first.items, ...second.items]
    expect(changed.map((row) => [row.name, row.change?.fromTier, row.tier, row.rank])).toEqual([
      ['丑', 'B', 'A', 2],
      ['丁', null, 'A', 3],
      ['丙', 'C', 'B', 5],
      ['甲', 'A', null, null],
    ])
    expect(changed.map((row) => row.change?.reason)).toEqual([
      '自己的成交额没变（100.00 元），现在排第 2：别家变了，或口径改了。',
      '期间里有了订单：成交 70.00 元，排第 3。',
      '自己的成交额没变（40.00 元），现在排第 5：别家变了，或口径改了。',
      '期间里没有订单了。',
    ])
    expect((await rows(world.rep, { changed: 'true' })).items.map((row) => row.name)).toEqual(['丁', '丙', '甲'])
    expect(await latest(world.rep)).toMatchObject({ changed: 3, unranked: 1 })
    expect((await latest(world.rep))?.tiers.map((row) => row.change)).toEqual([0, 1, -1])
  })
})

describe('one customer', () => {
  it('says its tier, place, reason and history in the language of the reader', async () => {
    const params = { id: own[1] ?? '' }
    const standing = await world.rep.api.ok<CustomerTier>(getCustomerTier, { params })
    expect(standing).toMatchObject({ tier: 'B', rank: 4, of: 5, revenue: '60.0000', periodFrom: '2025-11-22' })
    expect(standing.reason).toBe(
      '2025-11-22 至 2026-11-21 成交 60.00 元，在 5 家里排第 4。排在前面的客户合计占 87.0%，不到 95.5%，所以是 B 级。',
    )
    expect(standing.history).toMatchObject([
      { fromTier: null, toTier: 'B', reason: '期间里有了订单：成交 60.00 元，排第 4。' },
    ])
    const english = await world.rep.api.ok<CustomerTier>(getCustomerTier, {
      params,
      headers: { 'accept-language': 'en' },
    })
    expect(english.reason).toContain('so B.')
    const left = await world.rep.api.ok<CustomerTier>(getCustomerTier, { params: { id: own[0] ?? '' } })
    expect(left).toMatchObject({ tier: null, rank: null, reason: '2025-11-22 至 2026-11-21 没有订单，所以不分级。' })
    expect(left.history.map((change) => change.toTier)).toEqual([null, 'A'])
  })

  it('does not exist outside the data scope', async () => {
    const outside = await world.rep.api.call(getCustomerTier, { params: { id: others[0] ?? '' } })
    expect(outside.statusCode).toBe(404)
    expect((await world.anonymous.call(getCustomerTier, { params: { id: own[0] ?? '' } })).statusCode).toBe(401)
  })
})
