import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contactRoutes } from '@zhike/core/contacts/api'
import type { Contact } from '@zhike/core/contacts/schema'
import { contactViewRoutes } from '@zhike/core/contact-views/api'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { customerRoutes } from '@zhike/core/customers/api'
import { followUpRoutes } from '@zhike/core/follow-ups/api'
import { historyRoutes } from '@zhike/core/history/api'
import type { HistoryPage } from '@zhike/core/history/schema'
import { orderRoutes } from '@zhike/core/orders/api'
import type { Order } from '@zhike/core/orders/schema'
import { privacyRoutes } from '@zhike/core/privacy/api'
import { merge, undo } from '../../test/merge-world.ts'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { jobHandlers } from '../job-handlers.ts'
import { flushContactViews } from '../contact-views/flush-contact-views.ts'
import { contactViewBook } from '../platform/access/note-contact-views.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const historyOf = (id: string, query: object = {}, actor: Actor = world.admin) =>
  actor.api.ok<HistoryPage>(historyRoutes.listHistory, { params: { id }, query: query as never })
const patch = (id: string, version: number, body: object, actor: Actor = world.rep) =>
  actor.api.ok(customerRoutes.patchCustomer, { params: { id }, version, body })

describe('the history of a customer', () => {
  it('says who changed which field from what to what, newest first, with names for ids', async () => {
    const id = await world.addCustomer({ name: '海晟精密', personId: world.rep.id })
    await patch(id, 1, { size: '100-499人', phone: '0574-55500101' })
    await patch(id, 2, { size: '500人以上' }, world.admin)
    const contact = await world.rep.api.ok<Contact>(contactRoutes.createContact, {
      params: { id },
      body: { name: '王小明', mobile: '13900001111' },
    })
    await world.rep.api.ok(followUpRoutes.createFollowUp, {
      params: { id },
      body: { kind: 'call', text: '问了交期', contactId: contact.id },
    })
    const { items, names, nextCursor, origin } = await historyOf(id)
    expect(items.map(({ action, actor, changes }) => [action, actor.name, changes.map(({ field }) => field)])).toEqual([
      ['follow-up.create', '林晚舟', expect.arrayContaining(['text', 'contactId'])],
      ['contact.create', '林晚舟', ['name', 'mobile', 'isPrimary']],
      ['customer.update', world.admin.name, ['size']],
      ['customer.update', '林晚舟', ['size', 'phone']],
    ])
    expect(items[2]?.changes).toEqual([{ field: 'size', before: '100-499人', after: '500人以上' }])
    expect(items[1]?.record).toEqual({ kind: 'contact', id: contact.id, name: '王小明' })
    expect(names[contact.id]).toBe('王小明')
    expect([nextCursor, origin?.isImport]).toEqual([null, false])
    expect(JSON.stringify(items)).not.toMatch(/ipAddress|127\.0\.0\.1/)
  })

  it('is asked by field, by kind and by record, in pages', async () => {
    const id = await world.addCustomer({ name: '一页一页', personId: world.rep.id })
    for (let version = 1; version <= 5; version++) await patch(id, version, { size: String(version) })
    await patch(id, 6, { source: '展会' })
    const seen: unknown[] = []
    let after: string | undefined
    for (;;) {
      const page = await historyOf(id, { field: 'size', limit: 2, ...(after ? { after } : {}) })
      seen.push(...page.items.flatMap(({ changes }) => changes.map((change) => change.after)))
      if (page.nextCursor === null) break
      after = page.nextCursor
    }
    expect(seen).toEqual(['5', '4', '3', '2', '1'])
    const order = await world.rep.api.ok<Order>(orderRoutes.createOrder, {
      params: { id },
      body: { number: 'A-1', orderedOn: '2026-06-01', amount: '10' },
    })
    await world.rep.api.ok(orderRoutes.patchOrder, {
      params: { id, orderId: order.id },
      version: 1,
      body: { amount: '12' },
    })
    const ofOrder = await historyOf(id, { record: 'order', recordId: order.id })
    expect(ofOrder.items.map(({ action, record }) => [action, record.name])).toEqual([
      ['order.update', 'A-1'],
      ['order.create', 'A-1'],
    ])
    expect(ofOrder.items[0]?.changes).toContainEqual({ field: 'amount', before: '10.0000', after: '12.0000' })
    expect((await historyOf(id, { record: 'contact' })).items).toEqual([])
    const odd = await world.rep.api.call(historyRoutes.listHistory, { params: { id }, query: { field: "a'; --" } })
    expect(odd.statusCode).toBe(400)
    const elsewhere = await world.rep.api.call(historyRoutes.listHistory, { params: { id }, query: { after: 'x' } })
    expect(elsewhere.json()).toMatchObject({ code: 'list.invalid-cursor' })
  })

  it('shows masked what the role masks, whole what is one’s own, and counts what is seen', async () => {
    const marketer = await world.addPerson({ name: '看名单的', roles: ['marketer'] })
    const id = await world.addCustomer({ name: '遮住的', personId: world.rep.id, phone: '13911112222' })
    await patch(id, 1, { phone: '13933334444' })
    await patch(id, 2, { notes: '打 13955556666 找李姐' })
    const masked = await historyOf(id, {}, marketer)
    expect(masked.items[1]?.changes).toEqual([{ field: 'phone', before: '139****2222', after: '139****4444' }])
    expect(JSON.stringify(masked)).not.toMatch(/13955556666|13933334444/)
    await world.database.ownerQuery('truncate contact_views, contact_view_days')
    contactViewBook(world.services).viewers.clear()
    const whole = await historyOf(id, { field: 'phone' }, world.rep)
    expect(whole.items[0]?.changes[0]?.after).toMatch(/139 ?3333 ?4444/)
    await flushContactViews(world.system)
    const views = await world.admin.api.ok<{ items: { person: { id: string }; customers: number }[] }>(
      contactViewRoutes.listContactViews,
    )
    expect(views.items.map(({ person, customers }) => [person.id, customers])).toEqual([[world.rep.id, 1]])
    const stranger = await world.stranger.api.call(historyRoutes.listHistory, { params: { id } })
    expect(stranger.statusCode).toBe(404)
  })

  it('shows fields of one’s own to who sees them, masked like the record’s own', async () => {
    const define = (record: string, body: object) =>
      world.admin.api.ok<CustomField>(customFieldRoutes.createCustomField, { body: { record, ...body } as never })
    const options = [{ label: '低' }, { label: '高' }]
    const grade = await define('customer', { type: 'choice', label: '意向', options })
    const salary = await define('customer', { type: 'text', label: '提成', roles: ['administrator'] })
    const gate = await define('customer', { type: 'phone', label: '门卫' })
    const parent = await define('customer', { type: 'customer', label: '母公司' })
    const marketer = await world.addPerson({ name: '也看名单', roles: ['marketer'] })
    const id = await world.addCustomer({ name: '自定义', personId: world.rep.id })
    const hidden = await world.addCustomer({ name: '别人的', personId: world.stranger.id })
    const custom = { [grade.key]: 'gao', [gate.key]: '13977778888', [parent.key]: hidden }
    await patch(id, 1, { custom: { ...custom, [salary.key]: '8k' } }, world.admin)
    await patch(id, 2, { custom: { [grade.key]: null } })
    await patch(id, 3, { custom: { [salary.key]: '9k' } }, world.admin)

    const whole = await historyOf(id)
    expect(whole.items.map(({ changes }) => changes.map(({ field }) => field).sort())).toEqual([
      [`custom.${salary.key}`],
      [`custom.${grade.key}`],
      [grade, salary, gate, parent].map(({ key }) => `custom.${key}`).sort(),
    ])
    expect(whole.names[hidden]).toBe('别人的')
    const own = await historyOf(id, {}, world.rep)
    expect(own.items.map(({ changes }) => changes.map(({ field }) => field).sort())).toEqual([
      [`custom.${grade.key}`],
      [grade, gate, parent].map(({ key }) => `custom.${key}`).sort(),
    ])
    expect(own.items[0]?.changes).toEqual([{ field: `custom.${grade.key}`, before: 'gao', after: null }])
    expect(own.names[hidden]).toBeUndefined()
    expect(JSON.stringify(own)).toMatch(/139 ?7777 ?8888/)
    const masked = await historyOf(id, {}, marketer)
    expect(JSON.stringify(masked)).not.toMatch(/139 ?7777 ?8888/)
    expect(masked.items[1]?.changes).toContainEqual({ field: `custom.${gate.key}`, before: null, after: '139****8888' })

    expect((await historyOf(id, { field: `custom.${grade.key}` })).items).toHaveLength(2)
    expect((await historyOf(id, { field: `custom.${salary.key}` }, world.rep)).items).toEqual([])
    expect((await historyOf(id, { field: `custom.${salary.key}` })).items).toHaveLength(2)
  })

  it('goes on with what was done to customers that it took in, until they are apart again', async () => {
    const survivor = await world.addCustomer({ name: '留下的', personId: world.rep.id })
    const taken = await world.addCustomer({ name: '并进来的', personId: world.rep.id })
    await patch(taken, 1, { size: '20人' })
    const contact = await world.rep.api.ok<Contact>(contactRoutes.createContact, {
      params: { id: taken },
      body: { name: '跟着过来' },
    })
    const { id: mergeId } = await merge(world, world.admin, [survivor, taken])
    const merged = await historyOf(survivor)
    expect(merged.items.find(({ action }) => action === 'customer.update')).toMatchObject({
      record: { kind: 'customer', id: taken, name: '并进来的' },
      changes: [{ field: 'size', after: '20人' }],
    })
    const ofContact = await historyOf(survivor, { record: 'contact', recordId: contact.id })
    expect(ofContact.items.at(-1)).toMatchObject({ action: 'contact.create', record: { name: '跟着过来' } })
    await undo(world, world.admin, mergeId)
    expect((await historyOf(survivor)).items.map(({ action }) => action)).not.toContain('customer.update')
    expect((await historyOf(taken)).items.map(({ action }) => action)).toContain('customer.update')
  })

  it('keeps that something was changed when its values were erased', async () => {
    const id = await world.addCustomer({ name: '舒窈', kind: 'individual', personId: world.rep.id })
    await patch(id, 1, { phone: '13977778888', address: '示例路 7 号' })
    await world.admin.api.ok(privacyRoutes.erasePerson, {
      body: { customerId: id, contactId: null, reason: '本人要求' },
    })
    for (const { name, data } of world.jobs.splice(0)) {
      if (name === 'erase-person') await jobHandlers['erase-person']!(world.system, data, new AbortController().signal)
    }
    const { items } = await historyOf(id)
    const update = items.find(({ action }) => action === 'customer.update')
    expect(update).toMatchObject({ changes: [], isErased: true, erasedFields: ['phone', 'address'] })
    expect((await historyOf(id, { field: 'phone' })).items).toHaveLength(1)
    expect(JSON.stringify(items)).not.toContain('13977778888')
  })
})
