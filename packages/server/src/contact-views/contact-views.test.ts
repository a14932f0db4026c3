import { contactRoutes } from '@zhike/core/contacts/api'
import { contactViewRoutes } from '@zhike/core/contact-views/api'
import type { ContactViewDay, ContactViewDetail } from '@zhike/core/contact-views/schema'
import { customerRoutes } from '@zhike/core/customers/api'
import { settingsRoutes } from '@zhike/core/settings/api'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { contactViewBook } from '../platform/access/note-contact-views.ts'
import { today } from '../platform/context/context.ts'
import { flushContactViews } from './flush-contact-views.ts'

let world: World
let ids: string[]
beforeAll(async () => {
  world = await createWorld()
  ids = await world.addCustomers(
    Array.from({ length: 6 }, (_, n) => ({ name: `海晟精密 ${n}`, personId: world.rep.id, phone: `1990000223${n}` })),
  )
  await world.addCustomer({ name: '没有电话', personId: world.rep.id })
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.database.ownerQuery('truncate contact_views, contact_view_days')
  contactViewBook(world.services).viewers.clear()
  await limits(500, null)
})

const limits = async (alert: number | null, limit: number | null) => {
  const body = { value: { alert, limit } }
  await world.admin.api.ok(settingsRoutes.putSetting, { params: { key: 'privacy.contact-views' }, body })
  await flushContactViews(world.system)
}
const open = (actor: Actor, id: string) => actor.api.call(customerRoutes.getCustomer, { params: { id } })
const days = async () =>
  (await world.admin.api.ok<{ items: ContactViewDay[] }>(contactViewRoutes.listContactViews)).items
const detail = (personId: string) =>
  world.admin.api.ok<ContactViewDetail>(contactViewRoutes.getContactViewDetail, {
    params: { personId, day: today(world.system) },
  })

describe('whose contact data was answered', () => {
  it('is counted per person and day, each customer once, and only where something was shown', async () => {
    await world.rep.api.ok(customerRoutes.listCustomers)
    await open(world.rep, ids[0]!)
    await world.rep.api.ok(contactRoutes.createContact, {
      params: { id: ids[0]! },
      body: { name: '甲', mobile: '19900001111' },
    })
    await world.rep.api.ok(contactRoutes.listContacts, { params: { id: ids[0]! } })
    await open(world.lead, ids[1]!)
    await flushContactViews(world.system)
    await open(world.rep, ids[0]!)
    await flushContactViews(world.system)
    const counted = (await days()).map(({ person, customers, refused }) => [person.name, customers, refused])
    expect(counted).toEqual([
      [world.rep.name, 6, 0],
      [world.lead.name, 1, 0],
    ])
    expect(await detail(world.rep.id)).toMatchObject({
      sources: { record: 1, contacts: 1, list: 6 },
      holders: { own: 6, others: 0, pools: 0 },
    })
    expect((await detail(world.lead.id)).holders).toEqual({ own: 0, others: 1, pools: 0 })
    expect((await detail(world.lead.id)).hours).toMatchObject([{ customers: 1 }])
  })

  it('counts nothing where the list does not ask for it', async () => {
    const page = await world.rep.api.call(customerRoutes.listCustomers, { query: { fields: 'regionCode,tags' } })
    expect(page.json().items).toHaveLength(7)
    expect(page.body).not.toContain('19900002231')
    await flushContactViews(world.system)
    expect(await days()).toEqual([])
    await world.rep.api.ok(customerRoutes.listCustomers, { query: { fields: 'phone' } })
    await flushContactViews(world.system)
    expect((await days()).map(({ customers }) => customers)).toEqual([6])
  })

  it('counts nothing for whom it is masked', async () => {
    const marketer = await world.addPerson({ name: '顾南枝', roles: ['marketer'] })
    const page = await marketer.api.call(customerRoutes.listCustomers)
    expect(page.json().items.length).toBeGreaterThan(5)
    expect(page.body).not.toContain('19900002231')
    await open(marketer, ids[0]!)
    await flushContactViews(world.system)
    expect(await days()).toEqual([])
  })

  it('is told of once beyond the threshold, also to the event', async () => {
    await limits(3, null)
    for (const id of ids.slice(0, 3)) await open(world.lead, id)
    await flushContactViews(world.system)
    await open(world.lead, ids[4]!)
    await flushContactViews(world.system)
    const audited = await world.database.ownerQuery(
      "select summary from audit_entries where action = 'contact-views.alert'",
    )
    expect(audited).toMatchObject([{ summary: { personId: world.lead.id, customers: 3, alert: 3 } }])
    const events = await world.database.ownerQuery("select payload from events where name = 'contact-views.alert'")
    expect(events).toHaveLength(1)
    const { items } = await world.admin.api.ok<{ items: ContactViewDay[] }>(contactViewRoutes.listContactViewAlerts)
    expect(items).toMatchObject([{ person: { id: world.lead.id }, customers: 4 }])
  })

  it('is refused beyond the limit, with whom to ask; what was seen today stays open', async () => {
    await limits(2, 3)
    for (const id of ids.slice(0, 3)) expect((await open(world.lead, id)).statusCode).toBe(200)
    for (let round = 0; round < 2; round++) {
      const refused = await open(world.lead, ids[3]!)
      expect(refused.statusCode).toBe(429)
      expect(refused.json()).toMatchObject({
        code: 'contact-views.limit-reached',
        params: { limit: 3, whom: world.admin.name },
      })
      expect((await world.lead.api.call(customerRoutes.listCustomers)).statusCode).toBe(429)
      expect((await open(world.lead, ids[0]!)).statusCode).toBe(200)
      await flushContactViews(world.system)
    }
    expect((await days())[0]).toMatchObject({ customers: 3, refused: 4, limitedAt: expect.any(String) })
    expect(
      await world.database.ownerQuery("select 1 from audit_entries where action = 'contact-views.limit'"),
    ).toHaveLength(1)
  })

  it('goes on where another process, or this one before it was started anew, left off', async () => {
    await limits(2, 3)
    for (const id of ids.slice(0, 2)) await open(world.lead, id)
    await flushContactViews(world.system)
    contactViewBook(world.services).viewers.clear()
    await open(world.lead, ids[2]!)
    await flushContactViews(world.system)
    expect((await days())[0]?.customers).toBe(3)
    expect((await open(world.lead, ids[0]!)).statusCode).toBe(200)
    expect((await open(world.lead, ids[3]!)).statusCode).toBe(429)
  })
})
