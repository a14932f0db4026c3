import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contactRoutes } from '@zhike/core/contacts/api'
import type { Contact } from '@zhike/core/contacts/schema'
import { customFieldRoutes as api } from '@zhike/core/custom-fields/api'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { createCustomer, listCustomers } from '@zhike/core/customers/api'
import type { CustomerRow } from '@zhike/core/customers/schema'
import { historyRoutes } from '@zhike/core/history/api'
import type { HistoryPage } from '@zhike/core/history/schema'
import { orderRoutes } from '@zhike/core/orders/api'
import type { Order } from '@zhike/core/orders/schema'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
let ours: string
let theirs: string
beforeAll(async () => {
  world = await createWorld()
  ours = await world.addCustomer({ name: '甲公司', personId: world.rep.id })
  theirs = await world.addCustomer({ name: '乙公司', personId: world.stranger.id })
})
afterAll(() => world.close())

const define = async (record: string, body: object): Promise<CustomField> => {
  const answer = await world.admin.api.call(api.createCustomField, { body: { record, ...body } as never })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const addContact = (who: Actor, id: string, body: object) =>
  who.api.call(contactRoutes.createContact, { params: { id }, body: { name: '李', ...body } as never })
const addOrder = (who: Actor, id: string, body: object) =>
  who.api.call(orderRoutes.createOrder, {
    params: { id },
    body: { number: crypto.randomUUID(), orderedOn: '2026-11-01', amount: '10', ...body } as never,
  })
const found = async (who: Actor, filter: object) => {
  const query = { filter: JSON.stringify(filter) }
  return (await who.api.ok<{ items: CustomerRow[] }>(listCustomers, { query })).items.map((row) => row.name)
}

describe('a contact', () => {
  it('has fields of one’s own: entered, shown, changed, asked for, in the history', async () => {
    const hobby = await define('contact', { type: 'text', label: '爱好' })
    const birthday = await define('contact', { type: 'date', label: '纪念日' })
    const made = await addContact(world.rep, ours, { custom: { [hobby.key]: '登山', [birthday.key]: '2020-02-29' } })
    expect(made.statusCode, made.body).toBe(201)
    const contact: Contact = made.json()
    expect(contact.custom).toEqual({ [hobby.key]: '登山', [birthday.key]: '2020-02-29' })
    const params = { id: ours, contactId: contact.id }
    const changed = await world.rep.api.ok<Contact>(contactRoutes.patchContact, {
      params,
      version: contact.version,
      body: { custom: { [hobby.key]: '钓鱼' }, title: '经理' } as never,
    })
    expect(changed.custom).toEqual({ [hobby.key]: '钓鱼', [birthday.key]: '2020-02-29' })
    const { items } = await world.rep.api.ok<{ items: Contact[] }>(contactRoutes.listContacts, { params: { id: ours } })
    expect(items[0]?.custom).toEqual(changed.custom)
    const where = { field: `custom.${hobby.key}`, op: 'contains', value: '钓' }
    expect(await found(world.rep, { has: 'contacts', where })).toEqual(['甲公司'])
    expect(await found(world.admin, { hasNot: 'contacts', where })).toEqual(['乙公司'])
    const history = await world.rep.api.ok<HistoryPage>(historyRoutes.listHistory, {
      params: { id: ours },
      query: { record: 'contact', field: `custom.${hobby.key}` } as never,
    })
    expect(history.items.map(({ changes }) => changes)).toEqual([
      [{ field: `custom.${hobby.key}`, before: '登山', after: '钓鱼' }],
      [{ field: `custom.${hobby.key}`, after: '登山' }],
    ])
    const wrong = await addContact(world.rep, ours, { custom: { [birthday.key]: '2021-02-29', nothing: 1 } })
    expect(wrong.json()).toMatchObject({ status: 422, code: 'custom-value.invalid' })
  })

  it('shares no unique value with another one, whoever holds it, also when it is taken back', async () => {
    const badge = await define('contact', { type: 'text', label: '工牌号', isUnique: true })
    const first: Contact = (await addContact(world.stranger, theirs, { custom: { [badge.key]: 'B-1' } })).json()
    const taken = await addContact(world.rep, ours, { custom: { [badge.key]: 'b-１' } })
    expect(taken.json()).toMatchObject({ status: 409, code: 'custom-value.taken-elsewhere' })
    const named = await addContact(world.admin, ours, { custom: { [badge.key]: 'B-1' } })
    expect(named.json()).toMatchObject({ code: 'custom-value.taken', params: { name: '乙公司' } })
    const params = { id: theirs, contactId: first.id }
    await world.stranger.api.ok(contactRoutes.deleteContact, { params })
    expect((await addContact(world.rep, ours, { custom: { [badge.key]: 'B-1' } })).statusCode).toBe(201)
    const back = await world.stranger.api.call(contactRoutes.restoreContact, { params })
    expect(back.json()).toMatchObject({ status: 409, code: 'custom-value.taken-elsewhere' })
    const withBoth = await world.rep.api.call(createCustomer, {
      body: {
        kind: 'organisation',
        name: '丙公司',
        contacts: ['一', '二'].map((name) => ({ name, custom: { [badge.key]: 'B-2' } })),
      } as never,
    })
    expect(withBoth.json()).toMatchObject({ status: 409, code: 'custom-value.twice' })
    const withOne = await world.rep.api.call(createCustomer, {
      body: {
        kind: 'organisation',
        name: '丙公司',
        contacts: [{ name: '一', custom: { [badge.key]: 'B-1' } }],
      } as never,
    })
    expect(withOne.json()).toMatchObject({ status: 409, code: 'custom-value.taken' })
  })

  it('hides numbers like its own, and fields of other roles', async () => {
    const marketer = await world.addPerson({ name: '唐予安', roles: ['marketer'] })
    const home = await define('contact', { type: 'phone', label: '住宅电话' })
    const salary = await define('contact', { type: 'text', label: '薪级', roles: ['administrator'] })
    await addContact(world.admin, ours, { name: '遮', custom: { [home.key]: '13911112222', [salary.key]: 'P7' } })
    const of = async (who: Actor) =>
      (await who.api.ok<{ items: Contact[] }>(contactRoutes.listContacts, { params: { id: ours } })).items.find(
        (one) => one.name === '遮',
      )?.custom
    expect(await of(marketer)).toEqual({ [home.key]: '139****2222' })
    expect(Object.keys((await of(world.rep)) ?? {})).toEqual([home.key])
    const where = (key: string) => ({ has: 'contacts', where: { field: `custom.${key}`, op: 'isNotEmpty' } })
    const ask = (who: Actor, key: string) =>
      who.api.call(listCustomers, { query: { filter: JSON.stringify(where(key)) } })
    expect((await ask(marketer, home.key)).json()).toMatchObject({ code: 'access.field-not-searchable' })
    expect((await ask(world.rep, salary.key)).json()).toMatchObject({ code: 'list.invalid-filter' })
    expect((await ask(world.admin, salary.key)).statusCode).toBe(200)
  })
})

describe('an order', () => {
  it('has fields of one’s own: entered, shown, changed, asked for, required, unique', async () => {
    const channel = await define('order', {
      type: 'choice',
      label: '渠道',
      options: [{ label: '线上' }, { label: '展会' }],
    })
    const seller = await define('order', { type: 'person', label: '成交人' })
    const contract = await define('order', { type: 'text', label: '合同号', isUnique: true, isRequired: true })
    const without = await addOrder(world.rep, ours, {})
    expect(without.json()).toMatchObject({ status: 422, code: 'custom-value.invalid' })
    const custom = { [channel.key]: 'xian_shang', [seller.key]: world.lead.id, [contract.key]: 'HT-1' }
    const made = await addOrder(world.rep, ours, { custom })
    expect(made.statusCode, made.body).toBe(201)
    const order: Order = made.json()
    expect(order).toMatchObject({ custom, customNames: { [world.lead.id]: world.lead.name } })
    const params = { id: ours, orderId: order.id }
    const changed = await world.rep.api.ok<Order>(orderRoutes.patchOrder, {
      params,
      version: order.version,
      body: { custom: { [channel.key]: null } } as never,
    })
    expect(changed.custom).not.toHaveProperty(channel.key)
    const { items } = await world.rep.api.ok<{ items: Order[] }>(orderRoutes.listOrders, { params: { id: ours } })
    expect(items[0]?.custom).toEqual(changed.custom)
    const where = {
      all: [
        { field: `custom.${contract.key}`, op: 'eq', value: 'HT-1' },
        { field: 'amount', op: 'gt', value: '1' },
      ],
    }
    expect(await found(world.rep, { has: 'orders', where })).toEqual(['甲公司'])
    const taken = await addOrder(world.stranger, theirs, { custom: { [contract.key]: 'ht-1' } })
    expect(taken.json()).toMatchObject({ status: 409, code: 'custom-value.taken-elsewhere' })
    await world.rep.api.ok(orderRoutes.deleteOrder, { params })
    expect((await addOrder(world.stranger, theirs, { custom: { [contract.key]: 'HT-1' } })).statusCode).toBe(201)
    const back = await world.rep.api.call(orderRoutes.restoreOrder, { params })
    expect(back.json()).toMatchObject({ status: 409, code: 'custom-value.taken-elsewhere' })
  })
})
