import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { contactRoutes } from '@zhike/core/contacts/api'
import { exportRoutes } from '@zhike/core/exports/api'
import { exportListKeys, type ExportListKey } from '@zhike/core/exports/lists'
import type { ExportRecord, StartedExport } from '@zhike/core/exports/schema'
import { followUpRoutes } from '@zhike/core/follow-ups/api'
import { orderRoutes } from '@zhike/core/orders/api'
import { peopleRoutes } from '@zhike/core/people/api'
import { roleRoutes } from '@zhike/core/roles/api'
import { settingsRoutes } from '@zhike/core/settings/api'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { runExportJob } from './jobs.ts'
import { removeOldExports } from './remove-old-exports.ts'

let world: World
let mine: string
let theirs: string
/** Sees everybody's customers and takes them out, but their numbers masked. */
let masked: string

beforeAll(async () => {
  world = await createWorld()
  mine = await world.addCustomer({
    name: '海晟精密',
    externalId: 'C-1',
    phone: '0574-55500101',
    personId: world.rep.id,
  })
  theirs = await world.addCustomer({ name: '别人的', phone: '13800000009', personId: world.stranger.id })
  const grants = { 'customer.read': ['all'], 'customer.export': ['all'] }
  const body = { name: '只看打码', grants, fields: { 'contact.mobile': { show: 'masked', edit: false } } }
  masked = (await world.admin.api.ok<{ key: string }>(roleRoutes.createRole, { body })).key
  for (const id of [mine, theirs]) {
    const params = { id }
    await world.admin.api.ok(contactRoutes.createContact, { params, body: { name: '王小明', mobile: '13900001111' } })
    const lines = [{ product: '=减速机', quantity: '2', price: '50' }]
    const body = { number: `A-${id.slice(-4)}`, orderedOn: '2026-06-01', lines }
    await world.admin.api.ok(orderRoutes.createOrder, { params, body })
    await world.admin.api.ok(followUpRoutes.createFollowUp, { params, body: { kind: 'call', text: '第一行\n=第二行' } })
  }
})
afterAll(() => world.close())
afterEach(() => world.jobs.splice(0))

const set = (key: string, value: unknown) =>
  world.admin.api.ok(settingsRoutes.putSetting, { params: { key }, body: { value } })

async function rowsOf(actor: Actor, list: ExportListKey, query: object = {}): Promise<string[][]> {
  const answer = await actor.api.call(exportRoutes.exportList, {
    params: { list },
    query: { format: 'csv', query: JSON.stringify(query) },
  })
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  return parse(answer.body, { bom: true, relax_column_count: false })
}

const start = (actor: Actor, list: ExportListKey, more: object = {}) =>
  actor.api.ok<StartedExport>(exportRoutes.startExport, { body: { list, format: 'csv', query: {}, ...more } })

async function startInBackground(actor: Actor, list: ExportListKey = 'customers'): Promise<string> {
  await world.database.ownerQuery(
    `insert into settings (key, value) values ('export.background-rows', '100') on conflict (key) do update set value = excluded.value`,
  )
  const before = world.jobs.length
  // Too long for an address: also small lists are then a job's.
  const ids = Array.from({ length: 200 }, () => mine)
  const { export: made, address } = await start(actor, list, { query: { ids } })
  expect(address).toBe(null)
  expect(world.jobs.slice(before)).toMatchObject([{ name: 'run-export', data: { exportId: made?.id } }])
  return made?.id ?? ''
}

async function runJobs(): Promise<void> {
  for (const { name, data } of world.jobs.splice(0)) {
    if (name === 'run-export') await runExportJob(world.system, data, new AbortController().signal)
  }
}

const get = (actor: Actor, id: string) => actor.api.ok<ExportRecord>(exportRoutes.getExport, { params: { id } })
const download = (actor: Actor, id: string) => actor.api.call(exportRoutes.downloadExport, { params: { id } })
const files = () => {
  const folder = join(world.services.dataDir, 'exports')
  return existsSync(folder) ? readdirSync(folder) : []
}

describe('a list as a file', () => {
  it('holds what lies inside the scope, and what hangs on it', async () => {
    expect((await rowsOf(world.rep, 'customers')).map((row) => row[1])).toEqual(['客户名称', '海晟精密'])
    expect(await rowsOf(world.rep, 'contacts')).toMatchObject([
      [
        '客户编号',
        '客户名称',
        '客户类型',
        '联系人',
        '职务',
        '手机',
        '邮箱',
        '微信',
        '生日',
        '主联系人',
        '决策角色',
        '态度',
        '汇报给',
        '备注',
        '负责人',
        '创建时间',
      ],
      [
        'C-1',
        '海晟精密',
        '企业',
        '王小明',
        '',
        '13900001111',
        '',
        '',
        '',
        '是',
        '',
        '',
        '',
        '',
        world.rep.name,
        /^\d{4}-/,
      ],
    ])
    const [, order] = await rowsOf(world.rep, 'orders')
    expect(order?.slice(2, 9)).toEqual([`A-${mine.slice(-4)}`, '2026-06-01', '100', 'CNY', '100', "'=减速机×2", ''])
    const [, followUp] = await rowsOf(world.rep, 'follow-ups')
    expect(followUp?.slice(3, 5)).toEqual(['电话', '第一行\n=第二行'])
    expect(await rowsOf(world.admin, 'orders')).toHaveLength(3)
    expect(await rowsOf(world.admin, 'orders', { ids: [theirs] })).toHaveLength(2)
    expect(await rowsOf(world.rep, 'orders', { ids: [theirs] })).toHaveLength(1)
  })

  it.each(exportListKeys)('%s can be had as CSV, as GB18030 and as a workbook', async (list) => {
    const [pool] = await world.database.ownerQuery<{ id: string }>("select id from pools where kind = 'public'")
    const narrow = { 'pool-customers': { poolId: pool?.id }, bin: { record: 'order' } } as Record<string, object>
    const query = { query: JSON.stringify(narrow[list] ?? {}) }
    for (const format of ['csv', 'csv-gb18030', 'xlsx']) {
      const answer = await world.admin.api.call(exportRoutes.exportList, {
        params: { list },
        query: { ...query, format },
      })
      expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
      expect(answer.rawPayload.length).toBeGreaterThan(10)
    }
    const cards = await world.admin.api.call(exportRoutes.exportList, {
      params: { list },
      query: { ...query, format: 'vcf' },
    })
    expect(cards.statusCode).toBe(list === 'customers' || list === 'contacts' ? 200 : 422)
    const strange = await world.admin.api.call(exportRoutes.exportList, {
      params: { list },
      query: { query: '{"no":1}' },
    })
    expect(strange.json()).toMatchObject({ status: 400, code: 'input.invalid' })
  })

  it('is masked as the roles of its reader ask for, and refused to who may not have it', async () => {
    const marketer = await world.addPerson({ name: '市场' })
    await world.admin.api.ok(peopleRoutes.setPersonRoles, { params: { id: marketer.id }, body: { roles: [masked] } })
    const [, contact] = await rowsOf(marketer, 'contacts', { ids: [mine] })
    expect(contact?.[5]).toBe('139****1111')
    const cards = await marketer.api.call(exportRoutes.exportList, {
      params: { list: 'contacts' },
      query: { format: 'vcf', query: JSON.stringify({ ids: [mine] }) },
    })
    expect(cards.body).not.toContain('13900001111')
    for (const list of ['people', 'audit', 'pools'] as const) {
      const answer = await world.rep.api.call(exportRoutes.exportList, { params: { list } })
      expect(answer.json()).toMatchObject({ status: 403, code: 'access.refused' })
    }
  })
})

describe('a large one', () => {
  it('is made by a job, kept for its asker alone, and audited', async () => {
    const id = await startInBackground(world.rep)
    expect(await get(world.rep, id)).toMatchObject({ state: 'queued', mode: 'background', abilities: { cancel: true } })
    expect((await download(world.rep, id)).json()).toMatchObject({ status: 409, code: 'export.not-ready' })
    await runJobs()
    const made = await get(world.rep, id)
    expect(made).toMatchObject({ state: 'ready', done: 1, abilities: { download: true, cancel: false } })
    const file = await download(world.rep, id)
    expect(file.statusCode).toBe(200)
    expect(file.headers['content-disposition']).toMatch(/attachment; filename="customers-.*\.csv"/)
    expect(file.rawPayload.length).toBe(made.bytes)
    expect(parse(file.body, { bom: true })).toHaveLength(2)
    for (const other of [world.admin, world.stranger]) {
      expect((await download(other, id)).statusCode).toBe(404)
      expect((await other.api.call(exportRoutes.getExport, { params: { id } })).statusCode).toBe(404)
    }
    const audited = await world.database.ownerQuery<{ action: string }>(
      'select action from audit_entries where subject_id = $1 order by at',
      [id],
    )
    expect(audited.map((row) => row.action)).toEqual(['export.start', 'export.list', 'export.download'])
    const { items } = await world.rep.api.ok<{ items: ExportRecord[] }>(exportRoutes.listExports)
    expect(items[0]).toMatchObject({ id, downloads: 1 })
  })

  it('has the masks and the scope its asker has when it is made, and is gone when they change', async () => {
    const person = await world.addPerson({ name: '换岗', roles: ['operations'] })
    const id = await startInBackground(person, 'contacts')
    await world.admin.api.ok(peopleRoutes.setPersonRoles, { params: { id: person.id }, body: { roles: [masked] } })
    await runJobs()
    const file = await download(person, id)
    expect(file.body).toContain('139****1111')
    await world.admin.api.ok(peopleRoutes.setPersonRoles, {
      params: { id: person.id },
      body: { roles: ['operations'] },
    })
    expect((await download(person, id)).json()).toMatchObject({ status: 409, code: 'export.access-changed' })
    expect(files()).not.toContain(id)
    expect(await get(person, id)).toMatchObject({ state: 'expired', abilities: { download: false } })
    await world.admin.api.ok(peopleRoutes.setPersonRoles, {
      params: { id: person.id },
      body: { roles: ['service-agent'] },
    })
    const refused = await startInBackground(world.rep)
    await world.database.ownerQuery('update exports set person_id = $1 where id = $2', [person.id, refused])
    await runJobs()
    expect(await get(person, refused)).toMatchObject({ state: 'failed', error: { code: 'access.refused' } })
  })

  it('can be stopped while it waits, and removed when it is there', async () => {
    const waiting = await startInBackground(world.rep)
    const params = { id: waiting }
    expect((await world.stranger.api.call(exportRoutes.cancelExport, { params })).statusCode).toBe(404)
    expect(await world.rep.api.ok(exportRoutes.cancelExport, { params })).toMatchObject({ state: 'cancelled' })
    await runJobs()
    expect(await get(world.rep, waiting)).toMatchObject({ state: 'cancelled' })
    expect((await world.rep.api.call(exportRoutes.cancelExport, { params })).statusCode).toBe(409)
    const running = await startInBackground(world.rep)
    await world.database.ownerQuery('update exports set cancel_requested = true where id = $1', [running])
    await runJobs()
    expect(await get(world.rep, running)).toMatchObject({ state: 'cancelled' })
    const there = await startInBackground(world.rep)
    await runJobs()
    await world.rep.api.ok(exportRoutes.removeExport, { params: { id: there } })
    expect((await download(world.rep, there)).statusCode).toBe(409)
    expect(files().filter((name) => [waiting, running, there].some((id) => name.startsWith(id)))).toEqual([])
  })

  it('goes after its time', async () => {
    const id = await startInBackground(world.rep)
    await runJobs()
    await world.database.ownerQuery("update exports set expires_at = now() - interval '1 minute' where id = $1", [id])
    expect((await download(world.rep, id)).statusCode).toBe(409)
    await removeOldExports(world.system)
    expect(files()).not.toContain(id)
    const [row] = await world.database.ownerQuery('select state, query from exports where id = $1', [id])
    expect(row).toEqual({ state: 'expired', query: {} })
  })
})

describe('limits', () => {
  it('hold for one export and for a day, whichever way the rows leave', async () => {
    const person = await world.addPerson({ name: '导出的人', roles: ['operations'] })
    await world.addCustomers(Array.from({ length: 101 }, (_, n) => ({ name: `多 ${n}`, personId: world.deputy.id })))
    await set('export.most-rows', 100)
    const refused = await person.api.call(exportRoutes.startExport, { body: { list: 'customers', format: 'xlsx' } })
    expect(refused.json()).toMatchObject({
      status: 422,
      code: 'export.too-many-rows',
      params: { count: 103, limit: 100 },
    })
    await set('export.most-rows', 1000)
    await set('export.most-rows-a-day', 150)
    expect(await rowsOf(person, 'customers')).toHaveLength(104)
    const late = await person.api.call(exportRoutes.exportList, { params: { list: 'customers' } })
    expect(late.json()).toMatchObject({ status: 422, code: 'export.too-many-today', params: { used: 103, limit: 150 } })
    expect(await rowsOf(person, 'contacts')).toHaveLength(3)
    await set('export.most-rows-a-day', null)
    expect(await start(person, 'contacts')).toMatchObject({
      rows: 2,
      address: '/api/v1/lists/contacts/export?format=csv',
    })
    expect(await start(person, 'customers')).toMatchObject({ rows: 103, address: null, export: { state: 'queued' } })
  })
})
