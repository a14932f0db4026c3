import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { binRoutes } from '@zhike/core/bin/api'
import { contactRoutes } from '@zhike/core/contacts/api'
import type { Contact } from '@zhike/core/contacts/schema'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { createCustomer, exportCustomers, getCustomer, listCustomers, patchCustomer } from '@zhike/core/customers/api'
import type { Customer, CustomerRow } from '@zhike/core/customers/schema'
import { fileRoutes } from '@zhike/core/files/api'
import type { CustomerFile, UploadedFile } from '@zhike/core/files/schema'
import { historyRoutes } from '@zhike/core/history/api'
import type { HistoryPage } from '@zhike/core/history/schema'
import { orderRoutes } from '@zhike/core/orders/api'
import type { Order } from '@zhike/core/orders/schema'
import { upload } from '../../test/route-access/route-cases.ts'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { transaction } from '../platform/context/transaction.ts'
import { carryOutErasure } from '../privacy/carry-out-erasure.ts'
import { insertRequest } from '../privacy/request-queries.ts'
import { removeOldUploads } from './remove-old-uploads.ts'

let world: World
let license: CustomField
let card: CustomField
let scan: CustomField
let secret: CustomField
beforeAll(async () => {
  world = await createWorld()
  license = await define('customer', { label: '营业执照' })
  card = await define('contact', { label: '名片' })
  scan = await define('order', { label: '合同扫描件' })
  secret = await define('customer', { label: '内部评估', roles: ['administrator'] })
})
afterAll(() => world.close())

const define = (record: string, body: object) =>
  world.admin.api.ok<CustomField>(customFieldRoutes.createCustomField, {
    body: { record, type: 'file', ...body } as never,
  })
const owner = <Row extends object>(text: string, values: unknown[] = []) =>
  world.database.ownerQuery<Row & Record<string, unknown>>(text, values)

const png = Buffer.from('%PDF-1.7\nscan')
const send = (field: CustomField, name = '执照.pdf', who: Actor = world.rep, content = png) =>
  who.api.call(fileRoutes.uploadFieldFile, { params: { id: field.id }, ...upload(name, 'text/html', content) })
const kept = async (field: CustomField, name = '执照.pdf', who: Actor = world.rep) => {
  const answer = await send(field, name, who)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<UploadedFile>()
}
const newCustomer = (name: string, more: object = {}) => world.addCustomer({ name, personId: world.rep.id, ...more })
const load = (id: string, who: Actor = world.rep) => who.api.ok<Customer>(getCustomer, { params: { id } })
const change = async (id: string, custom: object, who: Actor = world.rep) =>
  who.api.call(patchCustomer, { params: { id }, version: (await load(id, who)).version, body: { custom } as never })
const hold = async (id: string, field: CustomField, name = '执照.pdf', who: Actor = world.rep) => {
  const file = await kept(field, name, who)
  const answer = await change(id, { [field.key]: file.id }, who)
  expect(answer.statusCode, answer.body).toBe(200)
  return { file, customer: answer.json<Customer>() }
}
const content = (id: string, fileId: string, who: Actor = world.rep) =>
  who.api.call(fileRoutes.getCustomerFileContent, { params: { id, fileId } })
const list = async (id: string, who: Actor = world.rep) =>
  (await who.api.ok<{ items: CustomerFile[] }>(fileRoutes.listCustomerFiles, { params: { id } })).items
const found = async (filter: object) => {
  const query = { filter: JSON.stringify(filter) }
  return (await world.rep.api.ok<{ items: CustomerRow[] }>(listCustomers, { query })).items.map((row) => row.name)
}

describe('a field of the kind file', () => {
  it('holds what was uploaded for it: shown with name, size and preview, opened, replaced, removed', async () => {
    const id = await newCustomer('有执照')
    const { file, customer } = await hold(id, license)
    expect(file).toMatchObject({ name: '执照.pdf', contentType: 'application/pdf', preview: 'pdf' })
    const held = { name: '执照.pdf', contentType: 'application/pdf', byteSize: png.length, preview: 'pdf' }
    expect(customer.custom).toEqual({ [license.key]: file.id })
    expect(customer.customFiles).toEqual({ [file.id]: held })
    expect(customer.customNames).toEqual({ [file.id]: '执照.pdf' })
    expect((await content(id, file.id)).rawPayload).toEqual(png)
    expect(await list(id)).toMatchObject([
      { id: file.id, field: { label: '营业执照', isCurrent: true }, abilities: { update: false, delete: false } },
    ])
    const params = { id, fileId: file.id }
    expect((await world.rep.api.call(fileRoutes.deleteCustomerFile, { params })).json()).toMatchObject({
      code: 'file.in-field',
    })
    const second = await hold(id, license, '新执照.pdf')
    expect((await content(id, file.id)).statusCode).toBe(404)
    expect((await list(id)).map((one) => one.id)).toEqual([second.file.id])
    expect((await change(id, { [license.key]: null })).json().custom).toEqual({})
    expect(await list(id)).toEqual([])
    // What it held before may be named again: that is how a removal is undone.
    expect((await change(id, { [license.key]: file.id })).json().custom).toEqual({ [license.key]: file.id })
    expect((await content(id, file.id)).statusCode).toBe(200)
    const history = await world.rep.api.ok<HistoryPage>(historyRoutes.listHistory, {
      params: { id },
      query: { field: `custom.${license.key}` } as never,
    })
    expect(history.items.map((item) => item.changes[0]?.after ?? null)).toEqual([
      file.id,
      null,
      second.file.id,
      file.id,
    ])
    expect(history.names).toMatchObject({ [file.id]: '执照.pdf', [second.file.id]: '新执照.pdf' })
  })

  it('takes nothing but what its user uploaded for it, once', async () => {
    const [id, other] = [await newCustomer('第一家'), await newCustomer('第二家')]
    const { file } = await hold(id, license)
    const refused = async (custom: object, who: Actor = world.rep) => {
      const answer = await change(other, custom, who)
      expect(answer.json(), answer.body).toMatchObject({ status: 422, code: 'custom-value.invalid' })
      expect(answer.json().errors[0].code).toBe('custom-value.file')
    }
    await refused({ [license.key]: file.id })
    await refused({ [license.key]: 'license.pdf' })
    await refused({ [license.key]: (await kept(card)).id })
    await refused({ [license.key]: (await kept(license)).id }, world.lead)
    expect((await send(license, '空.pdf', world.rep, Buffer.alloc(0))).json().code).toBe('file.empty')
    const text = await world.admin.api.ok<CustomField>(customFieldRoutes.createCustomField, {
      body: { record: 'customer', type: 'text', label: '不是附件' } as never,
    })
    expect((await send(text)).statusCode).toBe(404)
    for (const body of [{ isUnique: true }, { isIndexed: true }, { fallback: file.id }]) {
      const answer = await world.admin.api.call(customFieldRoutes.createCustomField, {
        body: { record: 'customer', type: 'file', label: crypto.randomUUID(), ...body } as never,
      })
      expect(answer.json().code).toBe('custom-field.not-for-type')
    }
  })

  it('is filled while a customer is made, on the customer and on its contact; required means it', async () => {
    const needed = await define('customer', { label: '必传', isRequired: true })
    const body = { kind: 'organisation', name: '新客户带附件', contacts: [{ name: '张' }] }
    expect((await world.rep.api.call(createCustomer, { body: body as never })).json().errors).toMatchObject([
      { path: `custom/${needed.key}`, code: 'custom-value.required' },
    ])
    const [own, ofContact] = [await kept(needed), await kept(card, '名片.pdf')]
    const made = await world.rep.api.ok<Customer>(createCustomer, {
      body: {
        ...body,
        custom: { [needed.key]: own.id },
        contacts: [{ name: '张', custom: { [card.key]: ofContact.id } }],
      } as never,
    })
    expect(Object.keys(made.customFiles ?? {})).toEqual([own.id])
    const { items } = await world.rep.api.ok<{ items: Contact[] }>(contactRoutes.listContacts, {
      params: { id: made.id },
    })
    expect(items[0]?.customFiles?.[ofContact.id]?.name).toBe('名片.pdf')
    expect((await content(made.id, ofContact.id)).statusCode).toBe(200)
    const deleted = { params: { id: needed.id } }
    await world.admin.api.ok(customFieldRoutes.deleteCustomField, deleted)
    expect((await content(made.id, own.id)).statusCode).toBe(404)
    await world.admin.api.ok(customFieldRoutes.restoreCustomField, deleted)
    expect((await content(made.id, own.id)).statusCode).toBe(200)
    await world.admin.api.ok(customFieldRoutes.deleteCustomField, deleted)
  })

  it('of an order is changed with the order', async () => {
    const id = await newCustomer('有订单')
    const file = await kept(scan, '合同.pdf')
    const order = await world.rep.api.ok<Order>(orderRoutes.createOrder, {
      params: { id },
      body: { number: 'F-1', orderedOn: '2026-11-01', amount: '10', custom: { [scan.key]: file.id } } as never,
    })
    expect(order.customFiles?.[file.id]?.byteSize).toBe(png.length)
    const params = { id, orderId: order.id }
    const body = { custom: { [scan.key]: null } } as never
    const emptied = await world.rep.api.ok<Order>(orderRoutes.patchOrder, { params, version: order.version, body })
    expect(emptied.custom).toEqual({})
    expect((await content(id, file.id)).statusCode).toBe(404)
  })

  it('is asked for by there being one, and stands in exports by its name', async () => {
    const [one] = [await newCustomer('筛选有'), await newCustomer('筛选无')]
    await hold(one, license, '导出.pdf')
    const named = { field: 'name', op: 'startsWith', value: '筛选' }
    const field = `custom.${license.key}`
    expect(await found({ all: [named, { field, op: 'isNotEmpty' }] })).toEqual(['筛选有'])
    expect(await found({ all: [named, { field, op: 'isEmpty' }] })).toEqual(['筛选无'])
    const asked = { filter: JSON.stringify({ field, op: 'eq', value: one }) }
    expect((await world.rep.api.call(listCustomers, { query: asked })).statusCode).toBe(400)
    const csv = await world.rep.api.call(exportCustomers, {
      query: { format: 'csv', filter: JSON.stringify(named) } as never,
    })
    expect(csv.body).toContain('导出.pdf')
  })

  it('is nobody’s who does not see the customer or the field, in the bin neither', async () => {
    const id = await newCustomer('评估过')
    const { file } = await hold(id, secret, '评估.pdf', world.admin)
    expect((await content(id, file.id, world.admin)).statusCode).toBe(200)
    expect((await content(id, file.id)).statusCode).toBe(404)
    expect(await list(id)).toEqual([])
    expect((await load(id)).customFiles).toBeUndefined()
    expect((await send(secret)).statusCode).toBe(404)
    const open = await hold(id, license)
    expect((await content(id, open.file.id, world.stranger)).statusCode).toBe(404)
    await change(id, { [secret.key]: null, [license.key]: null }, world.admin)
    const bin = async (who: Actor) => {
      const query = { record: 'file', customerId: id } as never
      return (await who.api.ok<{ items: { name: string }[] }>(binRoutes.listDeletedRecords, { query })).items.length
    }
    expect([await bin(world.admin), await bin(world.rep)]).toEqual([2, 1])
    // Out of the bin it hangs on the customer, under the rules of the field it was in.
    const params = { id, fileId: file.id }
    await world.admin.api.ok(fileRoutes.restoreCustomerFile, { params })
    expect((await list(id, world.admin)).map((one) => one.field)).toMatchObject([{ isCurrent: false }])
    expect(await list(id)).toEqual([])
  })

  it('goes with the person, and what no record took goes after a day', async () => {
    const id = await newCustomer('个人', { kind: 'individual' })
    await hold(id, license)
    await transaction(world.admin.ctx, async (ctx) => {
      const ref = { customerId: id, contactId: null }
      const request = { ...ref, reason: '本人要求', subject: '个人', kind: 'erasure', state: 'running' } as const
      return carryOutErasure(ctx, await insertRequest(ctx, request), ref)
    })
    expect(await owner('select 1 from customer_files where customer_id = $1', [id])).toEqual([])
    const [old, fresh] = [await kept(license), await kept(license)]
    await owner(`update uploaded_files set created_at = now() - interval '25 hours' where id = $1`, [old.id])
    expect(await removeOldUploads(world.system)).toBe(1)
    const left = await owner<{ id: string }>('select id from uploaded_files where id = any($1)', [[old.id, fresh.id]])
    expect(left.map((row) => row.id)).toEqual([fresh.id])
  })
})
