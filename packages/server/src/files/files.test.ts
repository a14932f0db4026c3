import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { binRoutes } from '@zhike/core/bin/api'
import { contactRoutes } from '@zhike/core/contacts/api'
import { fileRoutes } from '@zhike/core/files/api'
import type { CustomerFile } from '@zhike/core/files/schema'
import { historyRoutes } from '@zhike/core/history/api'
import { settingsRoutes } from '@zhike/core/settings/api'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { upload } from '../../test/route-access/route-cases.ts'
import { carryOutErasure } from '../privacy/carry-out-erasure.ts'
import { insertRequest } from '../privacy/request-queries.ts'
import { transaction } from '../platform/context/transaction.ts'
import { diskPath } from '../platform/files/file-store.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n')
const newCustomer = (name: string, more: object = {}) => world.addCustomer({ name, personId: world.rep.id, ...more })
const send = (actor: Actor, id: string, content: Buffer, name = '合同.pdf', query: Record<string, string> = {}) =>
  actor.api.call(fileRoutes.uploadCustomerFile, { params: { id }, query, ...upload(name, 'text/html', content) })
const kept = async (id: string, content = pdf, name = '合同.pdf', query: Record<string, string> = {}) => {
  const answer = await send(world.rep, id, content, name, query)
  expect(answer.statusCode).toBe(201)
  return answer.json<CustomerFile>()
}
const list = async (id: string, actor: Actor = world.rep) =>
  (await actor.api.ok<{ items: CustomerFile[] }>(fileRoutes.listCustomerFiles, { params: { id } })).items
const content = (id: string, fileId: string, query: Record<string, string> = {}, actor: Actor = world.rep) =>
  actor.api.call(fileRoutes.getCustomerFileContent, { params: { id, fileId }, query })
const contentIds = async (id: string) =>
  (
    await world.database.ownerQuery<{ fileId: string }>(
      'select file_id as "fileId" from customer_files where customer_id = $1',
      [id],
    )
  ).map((row) => row.fileId)

describe('a file of a customer', () => {
  it('is kept with what it is, listed newest first and comes back byte for byte', async () => {
    const id = await newCustomer('有附件')
    const first = await kept(id)
    expect(first).toMatchObject({
      name: '合同.pdf',
      contentType: 'application/pdf',
      preview: 'pdf',
      byteSize: pdf.length,
      createdBy: { id: world.rep.id },
      abilities: { update: true, delete: true },
    })
    const second = await kept(id, Buffer.from('<script>alert(1)</script>'), '页面.html')
    expect((await list(id)).map((file) => file.id)).toEqual([second.id, first.id])
    const answer = await content(id, first.id)
    expect(answer.rawPayload).toEqual(pdf)
    const [page] = [
      await world.rep.api.ok<{ items: CustomerFile[]; nextCursor: string | null }>(fileRoutes.listCustomerFiles, {
        params: { id },
        query: { limit: 1 },
      }),
    ]
    const next = await world.rep.api.ok<{ items: CustomerFile[] }>(fileRoutes.listCustomerFiles, {
      params: { id },
      query: { limit: 1, after: page?.nextCursor ?? '' },
    })
    expect(next.items.map((file) => file.id)).toEqual([first.id])
  })

  it('is sent so that nothing in it can run', async () => {
    const id = await newCustomer('危险附件')
    const page = await kept(id, Buffer.from('<script>alert(1)</script>'), '页面.html')
    await world.rep.api.ok(fileRoutes.renameCustomerFile, {
      params: { id, fileId: page.id },
      version: 1,
      body: { name: '"页面".html' },
    })
    for (const query of [{}, { show: 'yes' }] as Record<string, string>[]) {
      const { headers } = await content(id, page.id, query)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
      expect(String(headers['content-type'])).toMatch(/^(?:application\/octet-stream|text\/plain)/)
      expect(headers['cache-control']).toBe('private, no-store')
    }
    expect((await content(id, page.id)).headers['content-disposition']).toBe(
      `attachment; filename="____.html"; filename*=UTF-8''%22%E9%A1%B5%E9%9D%A2%22.html`,
    )
    const program = await kept(id, Buffer.from('MZ\u0000\u0000binary', 'latin1'), '照片.jpg')
    const shown = await content(id, program.id, { show: 'yes' })
    expect(shown.headers['content-disposition']).toMatch(/^attachment/)
    expect(shown.headers['content-type']).toBe('application/octet-stream')
  })

  it('is there for whoever reads the customer, and for nobody else', async () => {
    const id = await newCustomer('看不到的附件')
    const file = await kept(id)
    expect((await content(id, file.id, {}, world.lead)).statusCode).toBe(200)
    expect((await content(id, file.id, {}, world.stranger)).statusCode).toBe(404)
    expect((await send(world.stranger, id, pdf)).statusCode).toBe(404)
    const other = await newCustomer('另一家')
    expect((await content(other, file.id)).statusCode).toBe(404)
    const marketer = await world.addPerson({ name: '市场', roles: ['marketer'] })
    expect((await send(marketer, id, pdf)).statusCode).toBe(403)
    expect((await list(id, marketer))[0]?.abilities).toEqual({ update: false, delete: false })
  })

  it('is renamed, goes to the bin and comes back; who opened it is on record', async () => {
    const id = await newCustomer('改名')
    const file = await kept(id)
    const params = { id, fileId: file.id }
    const rename = (name: string, version: number, actor: Actor = world.rep) =>
      actor.api.call(fileRoutes.renameCustomerFile, { params, version, body: { name } })
    expect((await rename('2026 合同.pdf', 1)).json()).toMatchObject({ name: '2026 合同.pdf', version: 2 })
    expect((await rename('再改.pdf', 1)).statusCode).toBe(412)
    expect((await rename('../x.pdf', 2)).statusCode).toBe(400)
    await content(id, file.id)
    await world.rep.api.ok(fileRoutes.deleteCustomerFile, { params })
    expect(await list(id)).toEqual([])
    expect((await content(id, file.id)).statusCode).toBe(404)
    const bin = await world.rep.api.ok<{ items: object[] }>(binRoutes.listDeletedRecords, {
      query: { record: 'file', customerId: id },
    })
    expect(bin.items).toMatchObject([{ id: file.id, name: '2026 合同.pdf', byteSize: pdf.length }])
    await world.rep.api.ok(fileRoutes.restoreCustomerFile, { params })
    expect((await list(id)).map(({ name }) => name)).toEqual(['2026 合同.pdf'])
    const history = await world.rep.api.ok<{ items: { action: string }[] }>(historyRoutes.listHistory, {
      params: { id },
      query: { record: 'file', recordId: file.id },
    })
    expect(history.items.map(({ action }) => action)).toEqual([
      'file.restore',
      'file.delete',
      'file.rename',
      'file.upload',
    ])
    const opened = await world.database.ownerQuery(
      `select 1 from audit_entries where action = 'file-content.download' and subject_id = $1 and actor_id = $2`,
      [file.id, world.rep.id],
    )
    expect(opened).toHaveLength(1)
  })

  it('of a colleague is changed only by whoever may change the customer', async () => {
    const id = await newCustomer('同事传的')
    const theirs = (await send(world.admin, id, pdf)).json<CustomerFile>()
    const agent = await world.addPerson({ name: '客服', roles: ['service-agent'] })
    const remove = (actor: Actor) =>
      actor.api.call(fileRoutes.deleteCustomerFile, { params: { id, fileId: theirs.id } })
    expect((await remove(agent)).json()).toMatchObject({ status: 403, code: 'file.not-yours' })
    expect((await remove(world.rep)).statusCode).toBe(204)
    const seen = async (actor: Actor) =>
      (
        await actor.api.ok<{ items: object[] }>(binRoutes.listDeletedRecords, {
          query: { record: 'file', customerId: id },
        })
      ).items.length
    expect([await seen(world.rep), await seen(agent)]).toEqual([1, 0])
  })

  it('that is too large or empty is refused, and nothing of it stays', async () => {
    const id = await newCustomer('太大')
    await world.admin.api.ok(settingsRoutes.putSetting, { params: { key: 'files.most-megabytes' }, body: { value: 1 } })
    const before = readdirSync(join(world.env.dataDir, 'files'), { recursive: true }).length
    const large = await send(world.rep, id, Buffer.alloc(1024 * 1024 + 1, 1))
    expect(large.json()).toMatchObject({ status: 413, code: 'file.over-limit', params: { limit: 1 } })
    expect((await send(world.rep, id, Buffer.alloc(0), '空.txt')).json()).toMatchObject({ code: 'file.empty' })
    expect((await send(world.rep, id, Buffer.alloc(1024 * 1024, 1))).statusCode).toBe(201)
    expect((await send(world.rep, id, pdf, 'a', { contactId: id })).json()).toMatchObject({
      code: 'follow-up.unknown-contact',
    })
    expect(
      readdirSync(join(world.env.dataDir, 'files'), { recursive: true }).filter((name) =>
        String(name).endsWith('.part'),
      ),
    ).toEqual([])
    const now = readdirSync(join(world.env.dataDir, 'files'), { recursive: true, withFileTypes: true })
    expect(now.filter((entry) => entry.isFile()).length).toBeLessThanOrEqual(before + 1)
  })
})

describe('erasing', () => {
  const erase = async (customerId: string, contactId: string | null) =>
    transaction(world.admin.ctx, async (ctx) => {
      const ref = { customerId, contactId }
      const id = await insertRequest(ctx, {
        ...ref,
        reason: '本人要求',
        subject: '某人',
        kind: 'erasure',
        state: 'running',
      })
      return carryOutErasure(ctx, id, ref)
    })
  const onDisk = (ids: readonly string[]) => ids.map((one) => existsSync(diskPath(world.env.dataDir, one)))

  it('an individual takes their files, those of the bin too', async () => {
    const id = await newCustomer('要抹除的人', { kind: 'individual' })
    const gone = await kept(id)
    await kept(id, pdf, '身份证.pdf')
    await world.rep.api.ok(fileRoutes.deleteCustomerFile, { params: { id, fileId: gone.id } })
    const ids = await contentIds(id)
    expect(onDisk(ids)).toEqual([true, true])
    expect(await erase(id, null)).toMatchObject({ files: 2 })
    expect(onDisk(ids)).toEqual([false, false])
    const left = await world.database.ownerQuery(
      `select 1 from audit_entries e join audit_values v on v.entry_id = e.id where e.customer_id = $1 and e.subject_type = 'file'`,
      [id],
    )
    expect(left).toEqual([])
  })

  it('a contact takes the files about them, and their name out of the others', async () => {
    const id = await newCustomer('留下的公司')
    const contact = await world.rep.api.ok<{ id: string }>(contactRoutes.createContact, {
      params: { id },
      body: { name: '司马青衫', mobile: '13900001234' },
    })
    await kept(id, pdf, '名片.pdf', { contactId: contact.id })
    const other = await kept(id, pdf, '与司马青衫的合同.pdf')
    expect(await erase(id, contact.id)).toMatchObject({ files: 1 })
    const rows = await list(id, world.admin)
    expect(rows.map((file) => file.id)).toEqual([other.id])
    expect(rows[0]?.name).not.toContain('司马青衫')
  })
})
