import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  countCustomers,
  countCustomerTabs,
  getCustomer,
  listCustomers,
  patchCustomer,
  sumCustomers,
  watchCustomer,
} from '@zhike/core/customers/api'
import { customerFields, customerSorts, type CustomerField } from '@zhike/core/customers/fields'
import type { CustomerRow, ListedCustomer } from '@zhike/core/customers/schema'
import { assignCustomers } from '@zhike/core/ownership/api'
import type { Condition, Operator } from '@zhike/core/filter/condition'
import { evaluateCondition, type FieldValue } from '@zhike/core/filter/evaluate-condition'
import { operatorsByType } from '@zhike/core/filter/field-types'
import { sumMoney } from '@zhike/core/kernel/money'
import { createFollowUp } from '@zhike/core/follow-ups/api'
import { search, searchEverything } from '@zhike/core/search/api'
import type { EverythingFound, SearchHit } from '@zhike/core/search/schema'
import { searchTokens } from '@zhike/core/search/search-tokens'
import { today } from '../platform/context/context.ts'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { listCustomers as list } from './list-customers.ts'
import { cheapestWay } from './way-to-page.ts'

// 1,600 customers: more than the 1,200 up to which a reach counts as few, so that both ways to read a page are taken.
const perPerson = { rep: 150, deputy: 50, lead: 1200, stranger: 100, pool: 100 }
const ofLead = perPerson.rep + perPerson.deputy + perPerson.lead + 1
const zone = 'Asia/Shanghai'

let world: World
let ids: string[]

/** A repeatable number from 0 to 1. */
function chance(n: number, salt: number): number {
  const x = Math.sin(n * 12.9898 + salt * 78.233) * 43758.5453
  return x - Math.floor(x)
}
const pick = <T>(list: readonly T[], n: number, salt: number): T => list[Math.floor(chance(n, salt) * list.length)] as T

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)

beforeAll(async () => {
  world = await createWorld()
  const [pool] = await world.database.ownerQuery<{ id: string }>("select id from pools where kind = 'public'")
  const holders = [
    ...times(perPerson.rep, { personId: world.rep.id }),
    ...times(perPerson.deputy, { personId: world.deputy.id }),
    ...times(perPerson.lead, { personId: world.lead.id }),
    ...times(perPerson.stranger, { personId: world.stranger.id }),
    ...times(perPerson.pool, { poolId: pool?.id }),
  ]
  ids = await world.addCustomers(
    holders.map((holder, n) => ({
      ...holder,
      // Names come several times, so that pages end within ties.
      name:
        pick(['宁波北斗湾机械', '苏州拾光里', '无锡千帆渡', 'Acme', 'acme', '张三', '安徽%_茶叶'], n, 1) +
        (n % 3 ? '' : String(n % 40)),
      kind: n % 7 ? ('organisation' as const) : ('individual' as const),
    })),
  )
  await fill()
  // The lead works on one customer of a stranger's.
  await world.database.ownerQuery(
    `insert into collaborators (customer_id, person_id, part, granted_by)
     select customer_id, $1, 'backup', $2 from tenures where person_id = $3 limit 1`,
    [world.lead.id, world.stranger.id, world.stranger.id],
  )
})
afterAll(() => world.close())

/** Facts with many ties and many empty values. */
async function fill() {
  const columns = ids.map((id, n) => ({
    id,
    tier: pick(['A', 'B', 'C', null], n, 2),
    vip: chance(n, 3) < 0.1,
    region: pick(['330206', '330200', '320500', '310112', null], n, 4),
    industry: pick(['C35', 'C351', 'F51', null], n, 5),
    source: pick(['展会', '官网', '', null], n, 6),
    created: new Date(
      Date.UTC(2026, 8, 1 + Math.floor(chance(n, 7) * 80), Math.floor(chance(n, 8) * 24)),
    ).toISOString(),
    revenue: pick(['100.0000', '200.0000', '0.5000', '-3.0000', null, null], n, 9),
    lastOrder: pick(['2026-11-01', '2026-11-20', '2025-02-28', null], n, 10),
    followUp: pick(['2026-11-20T15:59:59.999999Z', '2026-11-20T16:00:00Z', '2026-10-01T00:00:00.5Z', null], n, 11),
    next: pick(['2026-11-21', '2026-11-22', '2026-11-20', null, null], n, 12),
  }))
  const column = (key: keyof (typeof columns)[number]) => columns.map((row) => row[key])
  await world.database.ownerQuery(
    `update customers c set tier = x.tier, is_vip = x.vip, region_code = x.region, industry_code = x.industry,
       source = x.source, created_at = x.created
     from unnest($1::uuid[], $2::text[], $3::bool[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
       as x(id, tier, vip, region, industry, source, created) where c.id = x.id`,
    [
      column('id'),
      column('tier'),
      column('vip'),
      column('region'),
      column('industry'),
      column('source'),
      column('created'),
    ],
  )
  await world.database.ownerQuery(
    `update customer_stats s set revenue12m = x.revenue, last_order_on = x.last_order, last_follow_up_at = x.follow_up,
       next_contact_on = x.next, order_count = case when x.revenue is null then 0 else 2 end
     from unnest($1::uuid[], $2::numeric[], $3::date[], $4::timestamptz[], $5::date[])
       as x(id, revenue, last_order, follow_up, next) where s.customer_id = x.id`,
    [column('id'), column('revenue'), column('lastOrder'), column('followUp'), column('next')],
  )
  const names = await world.database.ownerQuery<{ id: string; name: string; kind: string }>(
    'select id, name, kind from customers',
  )
  await world.database.ownerQuery(
    `update customers c set search_tokens = array(select jsonb_array_elements_text(x.tokens))
     from unnest($1::uuid[], $2::jsonb[]) as x(id, tokens) where c.id = x.id`,
    [names.map((row) => row.id), names.map((row) => JSON.stringify(searchTokens(row)))],
  )
}

type Page = { items: ListedCustomer[]; nextCursor: string | null }

async function walk(actor: Actor, query: Record<string, string | number>): Promise<CustomerRow[]> {
  const rows: CustomerRow[] = []
  let after: string | undefined
  for (;;) {
    const page: Page = await list(actor.ctx, { scope: 'all', limit: 200, ...query, after } as never)
    rows.push(...(page.items as CustomerRow[]))
    if (!page.nextCursor) return rows
    after = page.nextCursor
  }
}

const whatIsSeen = () => ({
  rep: { actor: world.rep, count: perPerson.rep + perPerson.deputy - perPerson.deputy },
  lead: { actor: world.lead, count: ofLead },
  admin: { actor: world.admin, count: ids.length },
})

const sortValue: Record<string, (row: CustomerRow) => string | number | null> = {
  revenue12m: (row) => (row.revenue12m === null ? null : Number(row.revenue12m)),
  revenue: (row) => (row.revenue12m === null ? null : Number(row.revenue12m)),
  lastOrderOn: (row) => row.lastOrderOn,
  lastFollowUpAt: (row) => (row.lastFollowUpAt === null ? null : row.lastFollowUpAt.replace('Z', '').padEnd(26, '0')),
  nextContactOn: (row) => row.nextContactOn,
  createdAt: (row) => row.createdAt,
}

// What PostgreSQL believes of the company's size decides how a lead's page is found.
const ways = [
  { role: 'rep', everybody: 0, way: 'sort', byFigures: 'sort' },
  { role: 'lead', everybody: 1, way: 'walk-by-lookup', byFigures: 'walk-by-holder' },
  { role: 'lead', everybody: 100_000, way: 'walk-by-hash', byFigures: 'walk-by-holder' },
  { role: 'lead', everybody: 1_000_000_000, way: 'sort', byFigures: 'sort' },
  { role: 'admin', everybody: 0, way: 'walk', byFigures: 'walk' },
] as const

describe.each(ways)('as $role, $way', ({ role, everybody, way, byFigures }) => {
  beforeAll(async () => {
    if (everybody > 0)
      await world.database.adminQuery(`update pg_class set reltuples = ${everybody} where relname = 'customers'`)
  })

  // Nothing kept by the way before.
  const sees = () => {
    const { actor, count } = whatIsSeen()[role]
    return { actor: { ...actor, ctx: { ...actor.ctx, services: { ...actor.ctx.services } } }, count }
  }

  it.runIf(role === 'lead')('is read in this way', () => {
    expect(cheapestWay(everybody, ofLead, 1, 'customers')).toBe(way)
    expect(cheapestWay(everybody, ofLead, 1, 'stats')).toBe(byFigures)
  })

  it.each(customerSorts.filter((sort) => sort !== 'revenue').flatMap((sort) => [sort, `-${sort}`]))(
    'pages by %s find every row once, in order',
    async (sort) => {
      const { actor, count } = sees()
      const rows = await walk(actor, { sort })
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
      expect(rows.length).toBe(count)
      const key = sort.replace('-', '')
      const values = rows.map((row) => sortValue[key]?.(row) ?? null)
      const filled = values.filter((value) => value !== null)
      // Empty values come last both ways.
      expect(values.slice(filled.length).every((value) => value === null)).toBe(true)
      const sign = sort.startsWith('-') ? -1 : 1
      const inOrder = filled.every(
        (value, i) => i === 0 || (value > (filled[i - 1] ?? value) ? 1 : value === filled[i - 1] ? 0 : -1) * sign >= 0,
      )
      expect(inOrder).toBe(true)
    },
  )

  it('sorts names by pinyin and by several keys at once', async () => {
    const { actor, count } = sees()
    const names = (await walk(actor, { sort: 'name' })).map((row) => row.name)
    const collator = new Intl.Collator('zh')
    expect(names.indexOf('宁波北斗湾机械')).toBeLessThan(names.indexOf('苏州拾光里'))
    expect(names.every((name, i) => i === 0 || collator.compare(names[i - 1] ?? '', name) <= 0)).toBe(true)
    const rows = await walk(actor, { sort: '-revenue,name,-createdAt' })
    expect(new Set(rows.map((row) => row.id)).size).toBe(count)
  })

  it('counts and sums what it lists', async () => {
    const { actor, count } = sees()
    const rows = await walk(actor, {})
    expect(await actor.api.ok(countCustomers)).toEqual({ count, capped: false })
    expect(await actor.api.ok(sumCustomers)).toEqual({
      count,
      revenue12m: sumMoney(rows.map((row) => row.revenue12m ?? '0')),
    })
    const filter: Condition = { field: 'tier', op: 'in', value: ['A', 'B'] }
    const found = rows.filter((row) => row.tier === 'A' || row.tier === 'B')
    const query = { filter: JSON.stringify(filter) }
    expect(await actor.api.ok(sumCustomers, { query })).toEqual({
      count: found.length,
      revenue12m: sumMoney(found.map((row) => row.revenue12m ?? '0')),
    })
  })
})

describe('tabs', () => {
  it('narrow the scope and never widen it', async () => {
    await world.lead.api.ok(watchCustomer, { params: { id: ids[0] ?? '' } })
    const exact = (count: number) => ({ count, capped: false })
    expect(await world.lead.api.ok(countCustomerTabs)).toEqual({
      mine: exact(perPerson.lead),
      collaborating: exact(1),
      reports: exact(perPerson.rep + perPerson.deputy),
      department: exact(perPerson.rep + perPerson.deputy + perPerson.lead),
      all: exact(ofLead),
      watched: exact(1),
    })
    expect(await world.rep.api.ok(countCustomerTabs)).toEqual({
      mine: exact(perPerson.rep),
      collaborating: exact(0),
      reports: exact(0),
      department: exact(perPerson.rep),
      all: exact(perPerson.rep),
      watched: exact(0),
    })
    expect((await walk(world.lead, { scope: 'reports' })).every((row) => row.holder.id !== world.lead.id)).toBe(true)
    expect(await walk(world.admin, { scope: 'mine' })).toEqual([])
  })
})

describe('the text above the list', () => {
  it.each(['北斗', 'bdw', 'beidou', 'acme', '张三', 'zs', 'zhangs', '%_', '渡'])(
    '%s finds names and nothing else',
    async (q) => {
      const rows = await walk(world.lead, { q })
      const all = await walk(world.lead, {})
      const words: Record<string, RegExp> = {
        bdw: /北斗湾/,
        beidou: /北斗/,
        zs: /张三|苏州拾/,
        zhangs: /张三/,
        acme: /acme/i,
        '%_': /./,
        渡: /^渡/,
      }
      const wanted = words[q] ?? new RegExp(q)
      expect(rows.map((row) => row.id).sort()).toEqual(
        all
          .filter((row) => q !== '%_' && wanted.test(row.name))
          .map((row) => row.id)
          .sort(),
      )
    },
  )

  it('goes together with a filter', async () => {
    const filter = JSON.stringify({ field: 'tier', op: 'eq', value: 'A' })
    const rows = await world.admin.api.ok<Page>(listCustomers, { query: { q: '拾光', filter, limit: 200 } })
    expect(rows.items.length).toBeGreaterThan(0)
    expect(rows.items.every((row) => row.tier === 'A' && row.name.includes('拾光'))).toBe(true)
  })
})

describe('bad input', () => {
  it.each([
    [{ sort: 'holder' }, 'list.invalid-sort'],
    [{ sort: '' }, 'list.invalid-sort'],
    [{ after: 'xyz' }, 'list.invalid-cursor'],
    [{ filter: '{' }, 'input.invalid'],
    [{ filter: '{"field":"tier","op":"eq"}' }, 'list.invalid-filter'],
    [{ filter: '{"field":"nope","op":"isEmpty"}' }, 'list.invalid-filter'],
    [{ limit: 0 }, 'input.invalid'],
    [{ limit: 'x' }, 'input.invalid'],
    [{ scope: 'theirs' }, 'input.invalid'],
  ])('%o → %s', async (query, code) => {
    const response = await world.rep.api.call(listCustomers, { query: query as never })
    expect(response.json()).toMatchObject({ status: 400, code })
  })

  it('is a cursor of another list, or one that somebody made up', async () => {
    const first = await world.admin.api.ok<Page>(listCustomers, { query: { limit: 10 } })
    const elsewhere = await world.admin.api.call(listCustomers, {
      query: { sort: 'name', after: first.nextCursor ?? '' },
    })
    expect(elsewhere.json()).toMatchObject({ code: 'list.invalid-cursor' })
    const [signature, , id] = JSON.parse(Buffer.from(first.nextCursor ?? '', 'base64url').toString()) as string[]
    const forged = Buffer.from(JSON.stringify([signature, ['ten'], id])).toString('base64url')
    const answer = await world.admin.api.call(listCustomers, { query: { after: forged } })
    expect(answer.json()).toMatchObject({ status: 400, code: 'list.invalid-cursor' })
  })
})

describe('a condition means the same in SQL and in memory', () => {
  const values: Record<string, fc.Arbitrary<string | number | boolean>> = {
    text: fc.constantFrom('展会', 'acme', 'Acme', '%', '_', '北斗', '', 'x\\'),
    choice: fc.constantFrom('A', 'B', 'C'),
    region: fc.constantFrom('330000', '330200', '330206', '320000'),
    industry: fc.constantFrom('C', 'C35', 'C351', 'F'),
    money: fc.constantFrom('100', '0.5', '-3.0000', '200.00'),
    number: fc.constantFrom(0, 2, 1.5),
    day: fc.constantFrom('2026-11-20', '2026-11-21', '2025-02-28', '2026-11-01'),
    flag: fc.boolean(),
  }
  values.instant = values.day as fc.Arbitrary<string>
  const fields = (Object.keys(customerFields) as CustomerField[]).filter(
    (name) =>
      ![
        'kind',
        'updatedAt',
        'hasPhone',
        'holderPersonId',
        'holderPoolId',
        'email',
        'creditCode',
        'tag',
        'segment',
        'parent',
        'subsidiary',
        'group',
      ].includes(name),
  )

  const leaf = fc.constantFrom(...fields).chain((field) => {
    const { type } = customerFields[field]
    return fc.constantFrom<Operator>(...operatorsByType[type]).chain((op): fc.Arbitrary<Condition> => {
      const value = values[type] as fc.Arbitrary<string>
      if (op === 'isEmpty' || op === 'isNotEmpty') return fc.constant({ field, op })
      if (op === 'in' || op === 'notIn' || op === 'under')
        return fc.array(value, { minLength: 1, maxLength: 3 }).map((list) => ({ field, op, value: list }))
      if (op === 'between') return fc.tuple(value, value).map((pair) => ({ field, op, value: pair }))
      if (op === 'withinLastDays' || op === 'olderThanDays' || op === 'withinNextDays')
        return fc.constantFrom(0, 1, 20, 400).map((days) => ({ field, op, value: days }))
      return value.map((one) => ({ field, op, value: one }))
    })
  })
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  }))

  it('for any condition over any field', async () => {
    world.setClock('2026-11-21T04:00:00Z')
    const all = await walk(world.rep, {})
    const ctx = world.rep.ctx
    const facts = (row: CustomerRow): Record<string, FieldValue> =>
      ({
        ...row,
        region: row.regionCode,
        industry: row.industryCode,
        completeness: row.completenessPercent,
        creditCode: null,
        email: null,
      }) as never
    await fc.assert(
      fc.asyncProperty(condition, async (filter) => {
        const environment = { today: today(ctx), timeZone: zone }
        const expected = all.filter((row) => evaluateCondition(filter, facts(row), customerFields, environment))
        const found = await list(ctx, { scope: 'all', limit: 200, filter } as never)
        expect(found.items.map((row) => row.id).sort()).toEqual(expected.map((row) => row.id).sort())
      }),
      { numRuns: 300 },
    )
    world.setClock(null)
  })
})

it('walks a list that changes meanwhile without showing a row twice', async () => {
  const first = await list(world.lead.ctx, { scope: 'all', limit: 50, sort: '-revenue12m' } as never)
  const moved = first.items[10]?.id ?? ''
  await sql`update customer_stats set revenue12m = 9999 where customer_id = ${moved}`.execute(world.database.db)
  const second = await list(world.lead.ctx, {
    scope: 'all',
    limit: 50,
    sort: '-revenue12m',
    after: first.nextCursor,
  } as never)
  const seen = new Set(first.items.map((row) => row.id))
  expect(second.items.some((row) => seen.has(row.id))).toBe(false)
})

it('shows a change at once in a filtered list that was kept sorted', async () => {
  const filter = JSON.stringify({ field: 'tier', op: 'in', value: ['A', 'B'] })
  const query = { sort: 'name', filter, limit: 20 }
  const first = await world.lead.api.ok<Page>(listCustomers, { query })
  const last = first.items.at(-1)
  const params = { id: last?.id ?? '' }
  await world.lead.api.ok(patchCustomer, { params, version: last?.version ?? 0, body: { name: '阿宝' } })
  const again = await world.lead.api.ok<Page>(listCustomers, { query })
  expect(again.items[0]?.id).toBe(last?.id)
  const next = await world.lead.api.ok<Page>(listCustomers, { query: { ...query, after: first.nextCursor ?? '' } })
  expect(next.items.length).toBe(20)
})

it('shows nothing of a kept list that somebody else took out of the scope', async () => {
  const filter = JSON.stringify({ field: 'tier', op: 'in', value: ['A', 'B'] })
  const query = { sort: 'createdAt', filter, limit: 20 }
  const first = await world.lead.api.ok<Page>(listCustomers, { query })
  const taken = first.items[5]?.id ?? ''
  await world.admin.api.ok(assignCustomers, { body: { customerIds: [taken], personId: world.stranger.id } })
  const again = await world.lead.api.ok<Page>(listCustomers, { query })
  expect(again.items.map((row) => row.id)).toEqual(first.items.map((row) => row.id).filter((id) => id !== taken))
})

it('finds by the names of all that a team holds, beginnings first, also what was just renamed', async () => {
  const find = async (q: string) =>
    (await world.lead.api.ok<{ items: SearchHit[] }>(search, { query: { q, limit: 8 } })).items
  const found = await find('斗湾')
  expect(found).toHaveLength(8)
  expect(found.every((hit) => hit.name.includes('北斗湾'))).toBe(true)
  expect(await find('斗千')).toEqual([])
  const mixed = await find('斗wanj')
  expect(mixed).toHaveLength(8)
  expect(mixed.every((hit) => hit.name.includes('斗湾机'))).toBe(true)
  const renamed = found[0]?.customerId ?? ''
  const { version } = await world.lead.api.ok<CustomerRow>(getCustomer, { params: { id: renamed } })
  await world.lead.api.ok(patchCustomer, { params: { id: renamed }, version, body: { name: '斗千湖茶叶' } })
  expect((await find('斗千')).map((hit) => hit.customerId)).toEqual([renamed])
  const stranger = await world.stranger.api.ok<{ items: SearchHit[] }>(search, { query: { q: '斗千', limit: 8 } })
  expect(stranger.items).toEqual([])
})

it('finds what a team wrote, the latest first, and nothing of others', async () => {
  const heldBy = async ({ id }: Actor) =>
    (
      await world.database.ownerQuery<{ id: string }>(
        `select t.customer_id as id from tenures t where t.person_id = $1 and t.end_at = 'infinity'
           and not exists (select from collaborators k where k.customer_id = t.customer_id) limit 1`,
        [id],
      )
    )[0]?.id ?? ''
  const write = async (actor: Actor, of: string, text: string, day: number) =>
    actor.api.ok(createFollowUp, {
      params: { id: of },
      body: { kind: 'call', text, happenedAt: `2026-11-${String(day).padStart(2, '0')}T02:00:00Z` },
    })
  const [ofRep, ofStranger] = [await heldBy(world.rep), await heldBy(world.stranger)]
  for (let day = 1; day <= 7; day++) await write(world.rep, ofRep, `第${day}次问起青瓷样品`, day)
  await write(world.stranger, ofStranger, '第9次问起青瓷样品', 9)
  await write(world.admin, ofRep, '只问了一次紫砂壶', 3)
  // What is frequent PostgreSQL tells from its statistics.
  await world.database.ownerQuery('analyze follow_up_grams')
  const found = async (actor: Actor, q: string) =>
    (await actor.api.ok<EverythingFound>(searchEverything, { query: { q, limit: 5 } })).followUps.map(
      (hit) => hit.excerpt,
    )
  const days = (...some: number[]) => some.map((day) => `第${day}次问起青瓷样品`)
  expect(await found(world.lead, '青瓷')).toEqual(days(7, 6, 5, 4, 3))
  expect(await found(world.admin, '样品 青瓷')).toEqual(days(9, 7, 6, 5, 4))
  expect(await found(world.stranger, '青瓷')).toEqual(days(9))
  expect(await found(world.lead, '紫砂')).toEqual(['只问了一次紫砂壶'])
})

describe('a lead of many who works on one of somebody else', () => {
  /** The one of the stranger’s that the lead works on, renamed so that nothing else is found by it, and another one. */
  async function workedOn(): Promise<{ mine: string; other: string }> {
    const rows = await world.database.ownerQuery<{ id: string; isMine: boolean }>(
      `select t.customer_id as id, exists (select from collaborators k where k.customer_id = t.customer_id) as "isMine"
       from tenures t where t.person_id = $1 and t.end_at = 'infinity'`,
      [world.stranger.id],
    )
    const mine = rows.find((row) => row.isMine)?.id ?? ''
    const other = rows.find((row) => !row.isMine)?.id ?? ''
    for (const id of [mine, other]) {
      const { version } = await world.admin.api.ok<CustomerRow>(getCustomer, { params: { id } })
      const body = { name: '霁川协作样本', phone: '19900007316', evenIfDuplicate: true }
      await world.admin.api.ok(patchCustomer, { params: { id }, version, body })
    }
    return { mine, other }
  }

  it('finds it by any part of its name, by pinyin and by its number, and never the one beside it', async () => {
    const { mine, other } = await workedOn()
    const found = async (actor: Actor, q: string) =>
      (await actor.api.ok<{ items: SearchHit[] }>(search, { query: { q, limit: 8 } })).items.map(
        (hit) => hit.customerId,
      )
    // Names read for a search just before are kept for seconds, whoever else changes one.
    await expect.poll(() => found(world.lead, '霁川协作')).toEqual([mine])
    for (const q of ['霁川协作', '川协', 'jcxz', '7316', '19900007316']) {
      expect(await found(world.lead, q), q).toEqual([mine])
      expect((await found(world.admin, q)).toSorted(), q).toEqual([mine, other].toSorted())
    }
    expect((await walk(world.lead, { q: '霁川' })).map((row) => row.id)).toEqual([mine])
  })

  it('counts and sums it with all that is held, filtered or not, and by itself', async () => {
    const { mine } = await workedOn()
    await world.database.ownerQuery('update customer_stats set revenue12m = 777 where customer_id = $1', [mine])
    const sums = (query: Record<string, string>) =>
      world.lead.api.ok<{ count: number; revenue12m: string }>(sumCustomers, { query: query as never })
    const rows = await walk(world.lead, {})
    expect(await sums({})).toEqual({
      count: rows.length,
      revenue12m: sumMoney(rows.map((row) => row.revenue12m ?? '0')),
    })
    expect(rows.length).toBeGreaterThan(1200)
    const q = { q: '霁川' }
    expect(await sums(q)).toMatchObject({ count: 1, revenue12m: '777.0000' })
    expect(await world.lead.api.ok(countCustomers, { query: q })).toEqual({ count: 1, capped: false })
    expect(await sums({ scope: 'collaborating' })).toMatchObject({ count: 1, revenue12m: '777.0000' })
    await world.database.ownerQuery('update collaborators set until_on = current_date - 2 where customer_id = $1', [
      mine,
    ])
    expect(await sums(q)).toMatchObject({ count: 0 })
    expect((await sums({})).count).toBe(rows.length - 1)
    await world.database.ownerQuery('update collaborators set until_on = null where customer_id = $1', [mine])
  })
})
