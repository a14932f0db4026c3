import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createContact, deleteContact, listContacts, patchContact } from '@zhike/core/contacts/api'
import type { Contact } from '@zhike/core/contacts/schema'
import { createWorld, type World } from '../../test/world.ts'

let world: World
let id: string

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  id = await world.addCustomer({ name: '联系人的客户', personId: world.rep.id })
})

const add = (body: object) => world.rep.api.ok<Contact>(createContact, { params: { id }, body })
const list = async () => (await world.rep.api.ok<{ items: Contact[] }>(listContacts, { params: { id } })).items

describe('exactly one contact is primary', () => {
  it('through adding, choosing another, and removing', async () => {
    const first = await add({ name: '赵启明', mobile: '+86 199 0000 2231' })
    expect(first).toMatchObject({ isPrimary: true, mobile: '19900002231', version: 1 })
    const second = await add({ name: '丁若水' })
    expect(second.isPrimary).toBe(false)
    const third = await add({ name: '袁百川', isPrimary: true })
    expect((await list()).map((one) => [one.name, one.isPrimary])).toEqual([
      ['袁百川', true],
      ['赵启明', false],
      ['丁若水', false],
    ])
    const params = { id, contactId: third.id }
    const refused = await world.rep.api.call(patchContact, {
      params,
      version: third.version,
      body: { isPrimary: false },
    })
    expect(refused.json()).toMatchObject({ status: 409, code: 'contact.primary-needed' })
    await world.rep.api.ok(deleteContact, { params })
    expect((await list()).map((one) => [one.name, one.isPrimary])).toEqual([
      ['赵启明', true],
      ['丁若水', false],
    ])
    await Promise.all([0, 1, 2].map((n) => add({ name: `同时${n}`, isPrimary: true })))
    expect((await list()).filter((one) => one.isPrimary)).toHaveLength(1)
  })
})

it('changes by version and keeps the customer’s numbers findable', async () => {
  const contact = await add({ name: '赵启明', mobile: '19900002231', email: 'Zhao@Example.cn' })
  const params = { id, contactId: contact.id }
  const changed = await world.rep.api.ok<Contact>(patchContact, { params, version: 1, body: { mobile: '13800138000' } })
  expect(changed).toMatchObject({ version: 2, mobile: '13800138000', email: 'zhao@example.cn' })
  const lost = await world.rep.api.call(patchContact, { params, version: 1, body: { title: 'x' } })
  expect(lost.statusCode).toBe(412)
  const keys = () =>
    world.database.ownerQuery('select value from customer_keys where customer_id = $1 and kind = $2', [id, 'phone'])
  expect(await keys()).toEqual([{ value: '+8613800138000' }])
  await world.rep.api.ok(deleteContact, { params })
  expect(await keys()).toEqual([])
  expect((await world.rep.api.call(deleteContact, { params })).statusCode).toBe(404)
})

it('is refused outside the scope and for a wrong address', async () => {
  expect((await world.stranger.api.call(listContacts, { params: { id } })).statusCode).toBe(404)
  expect((await world.stranger.api.call(createContact, { params: { id }, body: { name: 'x' } })).statusCode).toBe(404)
  const wrong = await world.rep.api.call(createContact, { params: { id }, body: { name: 'x', email: 'x@y' } })
  expect(wrong.json()).toMatchObject({ status: 422, code: 'customer.email-wrong' })
  const elsewhere = await world.addCustomer({ name: '另一家', personId: world.rep.id })
  const contact = await add({ name: '甲' })
  const params = { id: elsewhere, contactId: contact.id }
  expect((await world.rep.api.call(patchContact, { params, version: 1, body: { name: '乙' } })).statusCode).toBe(404)
})
