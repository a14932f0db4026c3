import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  checkDuplicate,
  createCustomer,
  exportChosenCustomers,
  exportCustomers,
  listTimeline,
} from '@zhike/core/customers/api'
import { csvCell } from '@zhike/core/customers/csv'
import type { Customer } from '@zhike/core/customers/schema'
import type { TimelineEntry } from '@zhike/core/customers/timeline-schema'
import { createFollowUp } from '@zhike/core/follow-ups/api'
import { createOrder } from '@zhike/core/orders/api'
import { listIndustries, listRegions } from '@zhike/core/reference/api'
import { changeHolder } from '../ownership/change-holder.ts'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const create = (actor: Actor, body: object) =>
  actor.api.ok<Customer>(createCustomer, { body: { kind: 'organisation', ...body } })

describe('the exported file', () => {
  it('holds what the list shows, safely, and is audited', async () => {
    await create(world.rep, {
      name: '=HYPERLINK("http://x","y")',
      shortName: '-1+1',
      notes: '@SUM(A1)\n第二行, "引号"',
      source: '＝1+1',
      regionCode: '330206',
      industryCode: 'C351',
      phone: '+1 415 555 2671',
      contacts: [{ name: '赵启明', mobile: '19900002231' }],
    })
    await create(world.rep, { name: '普通客户', kind: 'individual' })
    await create(world.stranger, { name: '别人的客户' })
    const filter = JSON.stringify({ field: 'createdAt', op: 'isNotEmpty' })
    const response = await world.rep.api.call(exportCustomers, { query: { sort: 'createdAt', filter } })
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(response.body.startsWith('\ufeff')).toBe(true)
    const rows = parse(response.body, { columns: true, bom: true, relax_column_count: false }) as Record<
      string,
      string
    >[]
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({
      客户名称: '\'=HYPERLINK("http://x","y")',
      简称: "'-1+1",
      备注: '\'@SUM(A1)\n第二行, "引号"',
      来源: "'＝1+1",
      电话: "'+1 415 555 2671",
      地区: '浙江省宁波市北仑区',
      行业: expect.stringContaining('采矿'),
      主联系人: '赵启明',
      负责人: world.rep.name,
      客户类型: '企业',
    })
    expect(response.body).not.toContain('别人的客户')
    const [entry] = await world.database.ownerQuery(
      "select e.actor_name, e.summary, v.after from audit_entries e join audit_values v on v.entry_id = e.id where action = 'customer.export'",
    )
    expect(entry).toMatchObject({
      actor_name: world.rep.name,
      summary: { list: 'customers', count: 2, format: 'csv' },
      after: { filter: JSON.parse(filter) },
    })
  })

  it('has as many lines as the list has rows, however many pages', async () => {
    await world.addCustomers(Array.from({ length: 2300 }, (_, i) => ({ name: `批量${i}`, personId: world.deputy.id })))
    const response = await world.deputy.api.call(exportCustomers, { headers: { 'accept-language': 'en' } })
    const rows = parse(response.body, { columns: true, bom: true }) as Record<string, string>[]
    expect(rows).toHaveLength(2300)
    expect(new Set(rows.map((row) => row.Name ?? row.客户名称)).size).toBe(2300)
  })

  it('holds the chosen customers in their order; of others there is nothing, not even that they exist', async () => {
    const first = await create(world.rep, { name: '选中一' })
    const second = await create(world.rep, { name: '选中二' })
    const foreign = await create(world.stranger, { name: '选不中' })
    const ids = [second.id, foreign.id, first.id, second.id, '01890000-0000-7000-8000-000000000000']
    const headers = { 'idempotency-key': 'chosen-once' }
    for (let times = 0; times < 2; times++) {
      const response = await world.rep.api.call(exportChosenCustomers, { body: { ids }, headers })
      const rows = parse(response.body, { columns: true, bom: true }) as Record<string, string>[]
      expect(rows.map((row) => row['客户名称'])).toEqual(['选中二', '选中一'])
    }
    const [entry] = await world.database.ownerQuery(
      "select e.summary, v.after from audit_entries e join audit_values v on v.entry_id = e.id where action = 'customer.export' order by e.id desc limit 1",
    )
    expect(entry).toEqual({
      summary: { list: 'customers', count: 2, format: 'csv' },
      after: { ids: [second.id, first.id] },
    })
    for (const wrong of [[], ['not-an-id'], Array.from({ length: 5001 }, () => first.id)]) {
      expect((await world.rep.api.call(exportChosenCustomers, { body: { ids: wrong } })).statusCode).toBe(400)
    }
  })

  it.each([
    ['', ''],
    ['a', 'a'],
    ['=1', "'=1"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    [' a', '" a"'],
  ])('cell %j is written %j', (value, written) => expect(csvCell(value)).toBe(written))
})

describe('查重', () => {
  it('says who has a customer, and no more where it is another’s', async () => {
    const mine = await create(world.rep, { name: '北斗湾机械有限公司', phone: '19900008888' })
    const other = { name: '北斗湾机械（集团）股份有限公司', creditCode: '91350100M000100Y43' }
    await create(world.stranger, { ...other, evenIfDuplicate: true })
    const ask = (body: object) => world.rep.api.ok<{ exists: boolean; matches: object[] }>(checkDuplicate, { body })
    const byName = await ask({ name: ' 北斗湾机械 ' })
    expect(byName.exists).toBe(true)
    expect(byName.matches).toEqual([
      {
        by: ['name'],
        common: [],
        score: 60,
        isLikely: true,
        customer: { id: mine.id, name: mine.name },
        holder: { kind: 'person', name: world.rep.name, departmentName: '华东' },
      },
      {
        by: ['name'],
        common: [],
        score: 60,
        isLikely: true,
        customer: null,
        holder: { kind: 'person', name: world.stranger.name, departmentName: '华南' },
      },
    ])
    expect((await ask({ creditCode: '9135 0100 m000100y43' })).matches).toMatchObject([
      { by: ['creditCode'], customer: null },
    ])
    expect((await ask({ phone: '+86 199 0000 8888' })).matches).toMatchObject([
      { by: ['phone'], customer: { id: mine.id } },
    ])
    expect(await ask({ name: '没有这家' })).toEqual({ exists: false, matches: [] })
    expect((await world.rep.api.call(checkDuplicate, { body: {} })).statusCode).toBe(400)
    const [{ n } = { n: 0 }] = await world.database.ownerQuery<{ n: number }>(
      "select count(*)::int as n from audit_entries where action = 'customer.check-duplicate' and actor_id = $1",
      [world.rep.id],
    )
    expect(n).toBe(4)
  })
})

describe('the timeline', () => {
  it('merges its sources newest first, pages through ties, and filters by kind', async () => {
    const { id } = await create(world.rep, { name: '有故事的客户' })
    const params = { id }
    for (const day of ['2026-10-01', '2026-10-02', '2026-10-02']) {
      const number = `T-${day}-${Math.random()}`
      await world.rep.api.ok(createOrder, {
        params,
        body: { number, orderedOn: day, lines: [{ product: '减速机', quantity: '2', price: '5' }] },
      })
      // The same instant as the order's day begins.
      const happenedAt = new Date(`${day}T00:00:00+08:00`).toISOString()
      await world.rep.api.ok(createFollowUp, { params, body: { kind: 'call', text: '打了电话', happenedAt } })
    }
    await world.database.ownerQuery(
      "insert into tier_changes (customer_id, run_no, at, from_tier, to_tier, from_vip, to_vip) values ($1, 1, '2026-10-01T16:00:00Z', null, 'A', false, true)",
      [id],
    )
    await changeHolder(world.system, { customerId: id, to: { personId: world.deputy.id }, reasonCode: 'assigned' })
    const walk = async (limit: number, kinds?: string) => {
      const items: TimelineEntry[] = []
      let after: string | undefined
      do {
        const page = await world.lead.api.ok<{
          items: TimelineEntry[]
          nextCursor: string | null
          counts: object | null
        }>(listTimeline, { params, query: { limit, kinds, after } })
        expect(page.counts === null).toBe(after !== undefined)
        items.push(...page.items)
        after = page.nextCursor ?? undefined
      } while (after)
      return items
    }
    const whole = await walk(50)
    expect(whole.map((entry) => entry.kind)).toEqual([
      'ownership',
      'ownership',
      'follow-up',
      'follow-up',
      'order',
      'order',
      'tier',
      'follow-up',
      'order',
    ])
    for (const limit of [1, 2, 3, 4]) expect(await walk(limit)).toEqual(whole)
    expect((await walk(2, 'order,tier')).map((entry) => entry.kind)).toEqual(['order', 'order', 'tier', 'order'])
    expect(whole[0]).toMatchObject({ ownership: { from: { name: world.rep.name }, to: { name: world.deputy.name } } })
    expect(whole[4]).toMatchObject({
      order: { amount: '10.0000', firstLine: { product: '减速机', quantity: '2.0000' }, lineCount: 1 },
    })
    const bad = await world.lead.api.call(listTimeline, { params, query: { kinds: 'weather' } })
    expect(bad.json()).toMatchObject({ status: 400, code: 'customer.unknown-timeline-kind' })
    const forged = Buffer.from('["x",0,"y"]').toString('base64url')
    expect((await world.lead.api.call(listTimeline, { params, query: { after: forged } })).statusCode).toBe(400)
    expect((await world.rep.api.call(listTimeline, { params })).statusCode).toBe(404)
  })
})

it('reference lists are kept by their tag', async () => {
  for (const route of [listRegions, listIndustries]) {
    const first = await world.rep.api.call(route)
    expect(first.json().items.length).toBeGreaterThan(500)
    expect(first.headers['cache-control']).toContain('max-age')
    const again = await world.rep.api.call(route, { headers: { 'if-none-match': String(first.headers.etag) } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await world.anonymous.call(route)).statusCode).toBe(401)
  }
})
