import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCustomer } from '@zhike/core/customers/api'
import { createFollowUp } from '@zhike/core/follow-ups/api'
import { createOrder } from '@zhike/core/orders/api'
import { listFoundCustomers, search, searchEverything } from '@zhike/core/search/api'
import type { EverythingFound, SearchHit } from '@zhike/core/search/schema'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { indexSearch } from './index-search.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
  const enter = (actor: Actor, body: Record<string, unknown>) =>
    actor.api.ok(createCustomer, { body: { kind: 'organisation', evenIfDuplicate: true, ...body } })
  await enter(world.rep, {
    name: '宁波北斗湾机械有限公司',
    shortName: '北斗湾',
    creditCode: '91350100M000100Y43',
    externalId: 'C-00217',
    phone: '0574-87654321',
    contacts: [
      { name: '赵启明', title: '采购经理', mobile: '199 0000 2231' },
      { name: '丁若水', mobile: '199 0000 2876' },
    ],
  })
  await enter(world.rep, { name: '宁波北斗湾机械配件厂' })
  await enter(world.rep, { name: '上海宁波北路餐饮有限公司' })
  await enter(world.rep, { kind: 'individual', name: '张三', phone: '13800002231' })
  await enter(world.rep, { kind: 'individual', name: '单雄信' })
  await enter(world.rep, { kind: 'individual', name: '张三丰' })
  await enter(world.rep, { name: 'Acme Corporation' })
  await enter(world.stranger, { name: '广州北斗导航有限公司', contacts: [{ name: '赵启明', mobile: '19900002231' }] })
})
afterAll(() => world.close())

async function names(q: string, actor: Actor = world.rep): Promise<string[]> {
  const { items } = await actor.api.ok<{ items: SearchHit[] }>(search, { query: { q } })
  return items.map((hit) => hit.name)
}

describe('search finds', () => {
  it.each([
    ['张三', ['张三', '张三丰']],
    ['zs', ['张三', '张三丰']],
    ['zhangsan', ['张三', '张三丰']],
    ['单雄信', ['单雄信']],
    ['shanx', ['单雄信']],
    ['sxx', ['单雄信']],
    ['shan', ['单雄信']],
    ['dan', ['单雄信']],
    ['danxiongxin', ['单雄信']],
    ['单x', ['单雄信']],
    ['张s', ['张三', '张三丰']],
    ['张san', ['张三', '张三丰']],
    ['张sf', ['张三丰']],
    ['北斗w', ['宁波北斗湾机械有限公司', '宁波北斗湾机械配件厂']],
    ['acmee', ['Acme Corporation']],
    ['acem', ['Acme Corporation']],
    ['corparation acme', []],
    ['若水', ['宁波北斗湾机械有限公司']],
    ['zqm', ['宁波北斗湾机械有限公司']],
    ['dingruo', ['宁波北斗湾机械有限公司']],
    ['丁r', ['宁波北斗湾机械有限公司']],
    ['北斗湾', ['宁波北斗湾机械有限公司', '宁波北斗湾机械配件厂']],
    ['宁波北', ['宁波北斗湾机械配件厂', '宁波北斗湾机械有限公司', '上海宁波北路餐饮有限公司']],
    ['宁波北斗湾机械有限公司', ['宁波北斗湾机械有限公司']],
    ['acme', ['Acme Corporation']],
    ['C-00217', ['宁波北斗湾机械有限公司']],
    ['91350100m000100y43', ['宁波北斗湾机械有限公司']],
    ['2231', ['张三', '宁波北斗湾机械有限公司']],
    ['199 0000 2876', ['宁波北斗湾机械有限公司']],
    ['00002876', ['宁波北斗湾机械有限公司']],
    ['0574-87654321', ['宁波北斗湾机械有限公司']],
    ['赵启明', ['宁波北斗湾机械有限公司']],
    ['公司', []],
    ['%', []],
    ['', []],
    ['没有这家', []],
  ])('%s', async (q, found) => expect(await names(q)).toEqual(found))
})

it('says what fitted, and shows the contact that did', async () => {
  const { items } = await world.rep.api.ok<{ items: SearchHit[] }>(search, { query: { q: '2876' } })
  expect(items).toMatchObject([{ by: 'phone', contact: { name: '丁若水', mobile: '19900002876' } }])
  const byContact = await world.rep.api.ok<{ items: SearchHit[] }>(search, { query: { q: '赵启' } })
  expect(byContact.items).toMatchObject([{ by: 'contact', contact: { name: '赵启明' }, holder: { id: world.rep.id } }])
})

it('stays inside the scope', async () => {
  expect(await names('北斗导航')).toEqual([])
  expect(await names('北斗', world.stranger)).toEqual(['广州北斗导航有限公司'])
  expect(await names('北斗', world.lead)).toHaveLength(2)
  expect(await names('北斗', world.admin)).toHaveLength(3)
  expect(await names('赵启明', world.stranger)).toEqual(['广州北斗导航有限公司'])
})

it('answers at most eight, and odd text without failing', async () => {
  expect((await world.rep.api.call(search, { query: { q: 'x', limit: 9 } })).statusCode).toBe(400)
  for (const q of ["'; drop table customers; --", '🙂', '\\', '{}', 'a'.repeat(100), '^北', '~bei', '!bd']) {
    expect((await world.rep.api.call(search, { query: { q } })).statusCode).toBe(200)
  }
  expect((await world.rep.api.call(search, { query: { q: 'a\u0000b' } })).statusCode).toBe(400)
})

describe('everything', () => {
  const everything = (q: string, actor: Actor = world.rep) =>
    actor.api.ok<EverythingFound>(searchEverything, { query: { q } })
  const kinds = async (q: string, actor: Actor = world.rep) => {
    const { customers, contacts, orders, followUps } = await everything(q, actor)
    return {
      customers: customers.map((hit) => hit.name),
      contacts: contacts.map((hit) => hit.name),
      orders: orders.map((hit) => hit.number),
      followUps: followUps.map((hit) => hit.excerpt),
    }
  }
  const nothing = { customers: [], contacts: [], orders: [], followUps: [] }

  let mine: string
  let theirs: string
  beforeAll(async () => {
    mine = await world.addCustomer({ name: '听涛阁', personId: world.rep.id })
    theirs = await world.addCustomer({ name: '望海楼', personId: world.stranger.id })
    for (const [actor, id] of [
      [world.rep, mine],
      [world.stranger, theirs],
    ] as const) {
      const params = { id }
      await actor.api.ok(createOrder, {
        params,
        body: { number: `SO-2026-0${id === mine ? 1 : 2}77`, orderedOn: '2026-06-01', amount: '10' },
      })
      await actor.api.ok(createFollowUp, { params, body: { kind: 'call', text: '客户问起琉璃瓦的交期，要样品。' } })
    }
  })

  it('orders by the whole number, its beginning and its end', async () => {
    const one = { ...nothing, orders: ['SO-2026-0177'] }
    for (const q of ['so-2026-0177', 'SO-2026', '0177', 'ＳＯ-2026-01']) expect(await kinds(q)).toMatchObject(one)
    expect((await kinds('so-2026', world.admin)).orders).toEqual(['SO-2026-0177', 'SO-2026-0277'])
    expect((await everything('0177')).orders).toMatchObject([
      { customerId: mine, customerName: '听涛阁', orderedOn: '2026-06-01', amount: '10.0000', marks: [[8, 12]] },
    ])
    expect((await kinds('026')).orders).toEqual([])
    expect((await kinds('%77')).orders).toEqual([])
  })

  it('follow-ups by any words of their text', async () => {
    for (const q of ['琉璃瓦', '璃瓦', '样品 交期']) {
      expect((await everything(q)).followUps).toMatchObject([
        { customerId: mine, customerName: '听涛阁', kind: 'call', authorName: world.rep.name },
      ])
    }
    expect((await everything('琉璃瓦')).followUps[0]).toMatchObject({
      excerpt: '客户问起琉璃瓦的交期，要样品。',
      marks: [[4, 7]],
    })
    expect((await kinds('琉璃瓦', world.admin)).followUps).toHaveLength(2)
    expect((await kinds('瓦琉')).followUps).toEqual([])
  })

  it('contacts by any part, pinyin and initials, with what fitted', async () => {
    const { customers, contacts } = await everything('若s')
    expect(customers).toEqual([])
    expect(contacts).toMatchObject([
      { name: '丁若水', marks: [[1, 3]], mobile: '19900002876', customerName: '宁波北斗湾机械有限公司', by: 'pinyin' },
    ])
    expect((await kinds('启明')).contacts).toEqual(['赵启明'])
    expect((await kinds('启明', world.admin)).contacts).toEqual(['赵启明', '赵启明'])
    expect((await everything('danx')).customers).toMatchObject([{ name: '单雄信', marks: [[0, 2]], by: 'pinyin' }])
  })

  it('stays inside the scope, and answers odd text', async () => {
    expect(await kinds('琉璃瓦', world.deputy)).toEqual(nothing)
    expect(await kinds('SO-2026-0177', world.stranger)).toEqual(nothing)
    for (const q of ["'; drop table orders; --", '🙂🙂', '\\1', '{}1', 'a'.repeat(100), '%1_', '']) {
      expect((await world.admin.api.call(searchEverything, { query: { q } })).statusCode).toBe(200)
    }
    expect((await world.rep.api.call(searchEverything, { query: { q: 'a\u0000b' } })).statusCode).toBe(400)
  })

  it('shows what was opened last in its order, inside the scope', async () => {
    const { items } = await world.rep.api.ok<{ items: SearchHit[] }>(listFoundCustomers, {
      query: { ids: [theirs, mine].join() },
    })
    expect(items.map((hit) => hit.name)).toEqual(['听涛阁'])
    expect((await world.rep.api.call(listFoundCustomers, { query: { ids: 'x' } })).statusCode).toBe(400)
  })

  it('what came in bulk, or was there before, is findable after the job, and gone with its name', async () => {
    const owner = world.database.ownerQuery
    const id = '0190a000-0000-7000-8000-00000000000'
    await owner(
      `insert into contacts (customer_id, id, name) select $1, ($2 || n)::uuid, name
       from (values (1, '欧阳锋'), (2, '欧阳克'), (3, 'Ouyang Feng')) as v(n, name)`,
      [mine, id],
    )
    await owner(
      `insert into follow_ups (customer_id, id, kind, text, happened_at) values ($1, ($2 || 4)::uuid, 'note', '蛤蟆功练成了', now())`,
      [mine, id],
    )
    expect((await kinds('阳锋')).contacts).toEqual([])
    expect(await indexSearch(world.system, { batch: 2, withoutRest: true })).toBeGreaterThanOrEqual(4)
    expect((await kinds('阳锋')).contacts).toEqual(['欧阳锋'])
    expect((await kinds('oyk')).contacts).toEqual(['欧阳克'])
    expect((await kinds('ouyangg feng')).contacts).toEqual(['Ouyang Feng'])
    expect((await kinds('蟆功')).followUps).toEqual(['蛤蟆功练成了'])
    expect(await owner('select * from search_backlog')).toEqual([])

    await owner(`update contacts set name = '洪七公' where id = ($1 || 1)::uuid`, [id])
    await owner(`update follow_ups set text = '打狗棒' where id = ($1 || 4)::uuid`, [id])
    expect((await kinds('阳锋')).contacts).toEqual([])
    expect(await owner(`select * from contact_tokens where contact_id = ($1 || 1)::uuid`, [id])).toEqual([])
    await indexSearch(world.system, { withoutRest: true })
    expect((await kinds('七公')).contacts).toEqual(['洪七公'])
    expect((await kinds('蛤蟆')).followUps).toEqual([])
    expect((await kinds('狗棒')).followUps).toEqual(['打狗棒'])

    // As after an upgrade or a restore: nothing of the index is there.
    await owner('delete from contact_tokens')
    await owner('delete from follow_up_grams')
    await owner(`update customers set search_tokens = array['old'] where name in ('单雄信', 'Acme Corporation')`)
    await owner('delete from search_progress')
    await indexSearch(world.system, { batch: 3, withoutRest: true })
    expect((await kinds('七公')).contacts).toEqual(['洪七公'])
    expect((await kinds('琉璃瓦')).followUps).toHaveLength(1)
    expect((await kinds('danxx')).customers).toEqual(['单雄信'])
    expect((await kinds('acmw')).customers).toEqual(['Acme Corporation'])
    expect(await indexSearch(world.system)).toBe(0)
  })
})
