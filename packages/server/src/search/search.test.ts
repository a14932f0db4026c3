import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCustomer } from '@zhike/core/customers/api'
import { search } from '@zhike/core/search/api'
import type { SearchHit } from '@zhike/core/search/schema'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
  const enter = (actor: Actor, body: Record<string, unknown>) =>
    actor.api.ok(createCustomer, { body: { kind: 'organisation', ...body } })
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
