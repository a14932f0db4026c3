import { createCustomerRelation } from '@zhike/core/customer-relations/api'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { contactRoutes } from '@zhike/core/contacts/api'
import { followUpRoutes } from '@zhike/core/follow-ups/api'
import { orderRoutes } from '@zhike/core/orders/api'
import { privacyRoutes } from '@zhike/core/privacy/api'
import type { PrivacyRequest } from '@zhike/core/privacy/schema'
import { settingsRoutes } from '@zhike/core/settings/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { png, uploadPicture } from '../../test/upload-picture.ts'
import { createWorld, type World } from '../../test/world.ts'
import { diskPath as filePath } from '../platform/files/file-store.ts'
import { openZip } from '../imports/xlsx/zip-archive.ts'
import { applyRetention } from './apply-retention.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

/** The files of an exported ZIP, as texts. */
async function unzipped(customerId: string, contactId: string | null) {
  const body = { customerId, contactId, reason: '来函 17 号' }
  const answer = await world.admin.api.call(privacyRoutes.exportPersonalData, { body })
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  const folder = await mkdtemp(join(tmpdir(), 'zhike-export-'))
  const path = join(folder, 'export.zip')
  await writeFile(path, answer.rawPayload)
  const zip = await openZip(path)
  const [html, json] = await Promise.all(['index.html', 'data.json'].map(async (name) => text(await zip.stream(name))))
  const missing = zip.has('MISSING.txt') ? await text(await zip.stream('MISSING.txt')) : null
  await rm(folder, { recursive: true })
  return { html: html ?? '', data: JSON.parse(json ?? '{}') as Record<string, unknown[]>, missing }
}

describe('the export of all that is held on a person', () => {
  it('is a page to read and data for machines, and is itself kept and audited', async () => {
    const id = await world.addCustomer({
      name: '公西 <b>如意</b>',
      kind: 'individual',
      personId: world.rep.id,
      phone: '19966660001',
    })
    await world.rep.api.ok(followUpRoutes.createFollowUp, { params: { id }, body: { kind: 'call', text: '想看样品' } })
    const order = { number: 'SO-GX', orderedOn: '2026-06-01', amount: '66' }
    await world.rep.api.ok(orderRoutes.createOrder, { params: { id }, body: order })
    const employer = await world.addCustomer({ name: '任职的公司', personId: world.rep.id })
    const relation = { otherId: employer, kind: 'employer', otherIs: 'first', note: '做采购' }
    await world.admin.api.ok(createCustomerRelation, { params: { id }, body: relation as never })
    const { html, data } = await unzipped(id, null)
    expect(html).toContain('任职单位')
    expect(html).toContain('任职的公司')
    expect(html).toContain('19966660001')
    expect(html).toContain('想看样品')
    expect(html).not.toContain('<b>如意')
    expect(data).toMatchObject({
      customer: { name: '公西 <b>如意</b>', phone: '19966660001' },
      followUps: [{ text: '想看样品', author: world.rep.name }],
      orders: [{ number: 'SO-GX' }],
      holders: [{ holder: world.rep.name }],
      relations: [{ kind: 'employer', other_is: 'first', other: '任职的公司', note: '做采购' }],
    })
    expect(data.audit?.length ?? 0).toBeGreaterThanOrEqual(2)
    const { items } = await world.admin.api.ok<{ items: PrivacyRequest[] }>(privacyRoutes.listPrivacyRequests)
    expect(items[0]).toMatchObject({ kind: 'export', state: 'done', customerId: id, reason: '来函 17 号' })
  })

  it('says itself which pictures it could not read', async () => {
    const id = await world.addCustomer({ name: '百里长风', kind: 'individual', personId: world.rep.id })
    const file: { id: string } = (await uploadPicture(world, world.rep, png, '名片.png')).json()
    const body = { kind: 'visit', text: '换了名片', fileId: file.id }
    await world.rep.api.ok(followUpRoutes.createFollowUp, { params: { id }, body })
    expect((await unzipped(id, null)).missing).toBeNull()
    await rm(filePath(world.services.dataDir, file.id))
    expect((await unzipped(id, null)).missing).toMatch(/名片\.png\n$/)
  })

  it('of a contact holds nothing of the others', async () => {
    const id = await world.addCustomer({ name: '澄江贸易', personId: world.rep.id, phone: '0574-80000001' })
    const add = (body: object) =>
      world.rep.api.ok<{ id: string }>(contactRoutes.createContact, { params: { id }, body })
    const mine = await add({ name: '东方朔', mobile: '19966660002' })
    const other = await add({ name: '上官婉', mobile: '19966660003' })
    const say = (contactId: string, what: string) =>
      world.rep.api.ok(followUpRoutes.createFollowUp, { params: { id }, body: { kind: 'call', text: what, contactId } })
    await say(mine.id, '要报价')
    await say(other.id, '要合同')
    const { data } = await unzipped(id, mine.id)
    const all = JSON.stringify(data)
    expect(all).toContain('19966660002')
    expect(all).toContain('要报价')
    expect(all).not.toMatch(/19966660003|上官婉|要合同|0574-80000001/)
  })
})

describe('the retention rules', () => {
  it('list individuals of whom nothing was heard, erase nobody, and say what they did', async () => {
    const old = await world.addCustomer({ name: '久未联系', kind: 'individual', personId: world.rep.id })
    await world.addCustomer({ name: '刚刚建的', kind: 'individual', personId: world.rep.id })
    await world.database.ownerQuery(
      `update customers set created_at = now() - interval '3 years', updated_at = now() - interval '3 years' where id = $1`,
      [old],
    )
    const due = async () => {
      const { items } = await world.admin.api.ok<{ items: { name: string }[] }>(privacyRoutes.listDueForErasure)
      return items.map((one) => one.name)
    }
    expect(await due()).toEqual([])
    const key = 'privacy.retention'
    const body = { value: { importDays: 30, inactiveMonths: 24 } }
    await world.admin.api.ok(settingsRoutes.putSetting, { params: { key }, body })
    expect(await due()).toEqual(['久未联系'])
    await applyRetention(world.system)
    expect(await due()).toEqual(['久未联系'])
    const report = await world.admin.api.ok<{ lastRun: object }>(privacyRoutes.getRetentionReport)
    expect(report.lastRun).toMatchObject({ due: 1, imports: 0 })
    await world.rep.api.ok(followUpRoutes.createFollowUp, {
      params: { id: old },
      body: { kind: 'call', text: '又联系上' },
    })
    expect(await due()).toEqual([])
  })
})
