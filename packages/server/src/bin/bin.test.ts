import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { binRoutes } from '@zhike/core/bin/api'
import type { BinRecord, DeletedRecord } from '@zhike/core/bin/schema'
import { contactRoutes } from '@zhike/core/contacts/api'
import type { Contact } from '@zhike/core/contacts/schema'
import { customerRoutes } from '@zhike/core/customers/api'
import type { Customer } from '@zhike/core/customers/schema'
import { followUpRoutes } from '@zhike/core/follow-ups/api'
import type { FollowUp } from '@zhike/core/follow-ups/schema'
import { historyRoutes } from '@zhike/core/history/api'
import type { HistoryPage } from '@zhike/core/history/schema'
import { orderRoutes } from '@zhike/core/orders/api'
import type { Order } from '@zhike/core/orders/schema'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const newCustomer = (name: string, actor: Actor = world.rep) => world.addCustomer({ name, personId: actor.id })
const addContact = (id: string, name: string, more: object = {}) =>
  world.rep.api.ok<Contact>(contactRoutes.createContact, { params: { id }, body: { name, ...more } })
const addOrder = (id: string, number: string) =>
  world.rep.api.ok<Order>(orderRoutes.createOrder, {
    params: { id },
    body: { number, orderedOn: '2026-06-01', lines: [{ product: '减速机', quantity: '2', price: '50' }] },
  })
const addFollowUp = (id: string, text: string, actor: Actor = world.rep) =>
  actor.api.ok<FollowUp>(followUpRoutes.createFollowUp, { params: { id }, body: { kind: 'call', text } })
const bin = async (record: BinRecord, actor: Actor = world.rep, query: object = {}) =>
  (await actor.api.ok<{ items: DeletedRecord[] }>(binRoutes.listDeletedRecords, { query: { record, ...query } })).items
const contactsOf = async (id: string) =>
  (await world.rep.api.ok<{ items: Contact[] }>(contactRoutes.listContacts, { params: { id } })).items

describe('a deleted contact', () => {
  it('lies in the bin of whoever may write it, and comes back as primary, found by its number again', async () => {
    const id = await newCustomer('联系人回来')
    const first = await addContact(id, '王小明', { mobile: '13900009999' })
    const second = await addContact(id, '李静')
    const params = { id, contactId: first.id }
    await world.rep.api.ok(contactRoutes.deleteContact, { params })
    expect((await contactsOf(id)).map(({ name, isPrimary }) => [name, isPrimary])).toEqual([['李静', true]])
    expect(await bin('contact', world.rep, { customerId: id })).toMatchObject([
      { id: first.id, name: '王小明', customerName: '联系人回来', deletedBy: { id: world.rep.id } },
    ])
    expect((await bin('contact', world.stranger)).filter((row) => row.customerId === id)).toEqual([])
    expect((await world.stranger.api.call(contactRoutes.restoreContact, { params })).statusCode).toBe(404)
    await world.rep.api.ok(contactRoutes.restoreContact, { params })
    expect((await contactsOf(id)).map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
      ['王小明', true],
      ['李静', false],
    ])
    expect(await bin('contact', world.rep, { customerId: id })).toEqual([])
    const keys = await world.database.ownerQuery<{ value: string }>(
      `select value from customer_keys where customer_id = $1 and kind = 'phone'`,
      [id],
    )
    expect(keys).toHaveLength(1)
    expect((await world.rep.api.call(contactRoutes.restoreContact, { params })).statusCode).toBe(404)
    expect(second.isPrimary).toBe(false)
  })

  it('does not push aside who was made primary since', async () => {
    const id = await newCustomer('换了主联系人')
    const first = await addContact(id, '甲')
    await addContact(id, '乙')
    const third = await addContact(id, '丙')
    await world.rep.api.ok(contactRoutes.deleteContact, { params: { id, contactId: first.id } })
    const params = { id, contactId: third.id }
    await world.rep.api.ok(contactRoutes.patchContact, { params, version: 1, body: { isPrimary: true } })
    await world.rep.api.ok(contactRoutes.restoreContact, { params: { id, contactId: first.id } })
    expect((await contactsOf(id)).filter(({ isPrimary }) => isPrimary).map(({ name }) => name)).toEqual(['丙'])
  })

  it('that was erased is in no bin', async () => {
    const id = await newCustomer('抹掉的')
    const contact = await addContact(id, '要抹掉')
    await world.rep.api.ok(contactRoutes.deleteContact, { params: { id, contactId: contact.id } })
    await world.database.ownerQuery('update contacts set erased_at = now() where id = $1', [contact.id])
    expect(await bin('contact', world.admin, { customerId: id })).toEqual([])
    const answer = await world.admin.api.call(contactRoutes.restoreContact, { params: { id, contactId: contact.id } })
    expect(answer.statusCode).toBe(404)
  })
})

describe('a deleted order', () => {
  it('comes back with its lines and counts again, unless its number is another’s by now', async () => {
    const id = await newCustomer('订单回来')
    const order = await addOrder(id, 'A-1')
    const params = { id, orderId: order.id }
    const customer = () => world.rep.api.ok<Customer>(customerRoutes.getCustomer, { params: { id } })
    await world.rep.api.ok(orderRoutes.deleteOrder, { params })
    expect(await customer()).toMatchObject({ orderCount: 0 })
    const again = await addOrder(id, 'A-1')
    expect((await world.rep.api.call(orderRoutes.restoreOrder, { params })).json()).toMatchObject({
      status: 409,
      code: 'order.number-taken',
      params: { number: 'A-1' },
    })
    await world.rep.api.ok(orderRoutes.deleteOrder, { params: { id, orderId: again.id } })
    expect((await bin('order', world.rep, { customerId: id })).map((row) => row.id)).toEqual([again.id, order.id])
    expect(await world.rep.api.ok<Order>(orderRoutes.restoreOrder, { params })).toMatchObject({
      number: 'A-1',
      lines: [{ product: '减速机' }],
    })
    expect(await customer()).toMatchObject({ orderCount: 1 })
  })
})

describe('a deleted follow-up', () => {
  it('is taken back by its author, or by whoever manages all of them', async () => {
    const id = await newCustomer('跟进回来')
    const mine = await addFollowUp(id, '我写的')
    const theirs = await addFollowUp(id, '管理员写的', world.admin)
    const params = { id, followUpId: mine.id }
    await world.rep.api.ok(followUpRoutes.deleteFollowUp, { params })
    await world.admin.api.ok(followUpRoutes.deleteFollowUp, { params: { id, followUpId: theirs.id } })
    expect((await bin('follow-up', world.rep, { customerId: id })).map((row) => row.id)).toEqual([mine.id])
    expect(await bin('follow-up', world.admin, { customerId: id })).toHaveLength(2)
    const refused = await world.rep.api.call(followUpRoutes.restoreFollowUp, { params: { id, followUpId: theirs.id } })
    expect(refused.json()).toMatchObject({ status: 403, code: 'follow-up.not-author' })
    expect(await world.rep.api.ok(followUpRoutes.restoreFollowUp, { params })).toMatchObject({ text: '我写的' })
    const { items } = await world.rep.api.ok<{ items: FollowUp[] }>(followUpRoutes.listFollowUps, { params: { id } })
    expect(items.map(({ text }) => text)).toEqual(['我写的'])
  })
})

it('the history offers what can be restored, and tells of deletion and return', async () => {
  const id = await newCustomer('历史里恢复')
  const contact = await addContact(id, '王小明')
  const params = { id, contactId: contact.id }
  const history = (actor: Actor) => actor.api.ok<HistoryPage>(historyRoutes.listHistory, { params: { id } })
  await world.rep.api.ok(contactRoutes.deleteContact, { params })
  expect((await history(world.rep)).items[0]).toMatchObject({ action: 'contact.delete', canRestore: true })
  const auditor = await world.addPerson({ name: '审计', roles: ['auditor'] })
  expect((await history(auditor)).items[0]).toMatchObject({ action: 'contact.delete', canRestore: false })
  await world.rep.api.ok(contactRoutes.restoreContact, { params })
  expect((await history(world.rep)).items.map(({ action, canRestore }) => [action, canRestore])).toEqual([
    ['contact.restore', false],
    ['contact.delete', false],
    ['contact.create', false],
  ])
})

it('a deleted customer comes back with everything that hung on it; meanwhile its bin is shut', async () => {
  const id = await newCustomer('整个回来')
  const kept = await addContact(id, '还在的')
  const gone = await addContact(id, '删过的')
  await addOrder(id, 'B-1')
  await addFollowUp(id, '写过的')
  await world.rep.api.ok(contactRoutes.deleteContact, { params: { id, contactId: gone.id } })
  await world.rep.api.ok(customerRoutes.deleteCustomer, { params: { id } })
  expect(await bin('contact', world.admin, { customerId: id })).toEqual([])
  await world.rep.api.ok(customerRoutes.restoreCustomer, { params: { id } })
  const customer = await world.admin.api.ok<Customer>(customerRoutes.getCustomer, { params: { id } })
  expect(customer).toMatchObject({ orderCount: 1, contactCount: 1, primaryContact: { name: '还在的' } })
  expect(customer.lastFollowUpAt).not.toBeNull()
  expect(kept.isPrimary).toBe(true)
  expect((await bin('contact', world.admin, { customerId: id })).map((row) => row.id)).toEqual([gone.id])
})

it('pages through many, and needs the right to write such records', async () => {
  const id = await newCustomer('很多')
  for (let n = 0; n < 5; n++) {
    const { id: followUpId } = await addFollowUp(id, `第 ${n} 条`)
    await world.rep.api.ok(followUpRoutes.deleteFollowUp, { params: { id, followUpId } })
  }
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await world.rep.api.ok<{ items: DeletedRecord[]; nextCursor: string | null }>(
      binRoutes.listDeletedRecords,
      { query: { record: 'follow-up', customerId: id, limit: 2, ...(after ? { after } : {}) } },
    )
    seen.push(...page.items.map((row) => ('text' in row ? row.text : '')))
    after = page.nextCursor ?? undefined
  } while (after)
  expect(seen).toEqual([4, 3, 2, 1, 0].map((n) => `第 ${n} 条`))
  const marketer = await world.addPerson({ name: '只看', roles: ['marketer'] })
  const query = { record: 'order' as const }
  expect((await marketer.api.call(binRoutes.listDeletedRecords, { query })).statusCode).toBe(403)
})
