import { existsSync, readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { consentRoutes } from '@zhike/core/consents/api'
import { contactRoutes } from '@zhike/core/contacts/api'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import { customerRoutes } from '@zhike/core/customers/api'
import { followUpRoutes } from '@zhike/core/follow-ups/api'
import { newId } from '@zhike/core/kernel/ids'
import { orderRoutes } from '@zhike/core/orders/api'
import { privacyRoutes } from '@zhike/core/privacy/api'
import type { ErasurePreview, PersonRef, PrivacyRequest } from '@zhike/core/privacy/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { merge, undo } from '../../test/merge-world.ts'
import { createWorld, type World } from '../../test/world.ts'
import { checkChain } from '../audit/check-chain.ts'
import { sealAudit } from '../audit/seal-audit.ts'
import { diskPath as filePath } from '../platform/files/file-store.ts'
import { importFile } from '../imports/import-files.ts'
import { jobHandlers } from '../job-handlers.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const owner = (statement: string, values: unknown[] = []) => world.database.ownerQuery(statement, values)

/** Every row of every table that contains a text, as "table: row". */
async function rowsWith(text: string): Promise<string[]> {
  const tables = await owner(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth', 'pgboss')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await owner(`select t::text as row from ${name as string} t where strpos(t::text, $1) > 0 limit 3`, [
      text,
    ])
    found.push(...rows.map((row) => `${name as string}: ${(row.row as string).slice(0, 300)}`))
  }
  return found
}

async function erase(ref: PersonRef, reason = '本人来函要求'): Promise<PrivacyRequest> {
  const asked = await world.admin.api.ok<PrivacyRequest>(privacyRoutes.erasePerson, { body: { ...ref, reason } })
  for (const { name, data } of world.jobs.splice(0)) {
    if (name === 'erase-person') await jobHandlers['erase-person']!(world.system, data, new AbortController().signal)
  }
  const { items } = await world.admin.api.ok<{ items: PrivacyRequest[] }>(privacyRoutes.listPrivacyRequests)
  return items.find((one) => one.id === asked.id)!
}

/** A picture as it lies in the store. */
async function storedFile(): Promise<string> {
  const id = newId()
  await owner(
    'insert into files (id, name, content_type, byte_size, sha256, created_by) values ($1, $2, $3, 3, $4, $5)',
    [id, '身份证.png', 'image/png', Buffer.from('x'), world.rep.id],
  )
  const path = filePath(world.services.dataDir, id)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, 'png')
  return id
}

/** An import that brought or refused somebody, with its file. */
async function stagedImport(name: string, phone: string): Promise<string> {
  const id = newId()
  await owner(
    `insert into imports (id, kind, state, file_name, byte_size, created_by, reasons)
     values ($1, 'customers', 'done', '客户.csv', 9, $2, $3)`,
    [id, world.rep.id, JSON.stringify([{ count: 1, rowNo: 2, problem: { value: phone } }])],
  )
  await owner(
    'insert into import_rows (import_id, row_no, new_id, data, tokens, key_values) values ($1, 1, $2, $3, $4, $5)',
    [id, newId(), JSON.stringify({ name, phone: '坏号码' }), [name], [name]],
  )
  await owner('insert into import_rows (import_id, row_no, new_id, data) values ($1, 2, $2, $3)', [
    id,
    newId(),
    JSON.stringify({ name: '别人', notes: `家属 ${phone}` }),
  ])
  await owner('insert into import_rows (import_id, row_no, new_id, data) values ($1, 3, $2, $3)', [
    id,
    newId(),
    JSON.stringify({ name: '无关的人' }),
  ])
  // Somebody else's record, too, may remember the number as its former value.
  await owner(
    `insert into import_changes (import_id, kind, customer_id, record_id, before, after)
     values ($1, 'customer', $2, $2, $3, '{"notes": "新"}')`,
    [id, newId(), JSON.stringify({ notes: `家属 ${phone}` })],
  )
  const path = importFile(world.services.dataDir, id)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, `${name},${phone}`)
  return id
}

describe('erasing an individual', () => {
  const name = '欧阳绮罗'
  const phone = '19912345678'
  const oldPhone = '19987654321'
  const email = 'qiluo@ouyang.test'
  const traces = [name, '绮罗', phone, oldPhone, email, 'ouyang-wx', '樟树路 8 号', '小女儿', '礼服', 'ext-ouyang-1']
  let id: string
  let importId: string
  let fileId: string
  let tenures: unknown

  beforeAll(async () => {
    const rep = world.rep.api
    await rep.ok(customerRoutes.checkDuplicate, { body: { name, phone: oldPhone } })
    const made = await rep.ok<{ id: string; version: number }>(customerRoutes.createCustomer, {
      body: {
        kind: 'individual',
        name,
        shortName: '绮罗',
        phone: oldPhone,
        email,
        wechat: 'ouyang-wx',
        address: '樟树路 8 号',
        notes: '小女儿上小学',
        externalId: 'ext-ouyang-1',
        regionCode: '330206',
        contacts: [{ name: '欧阳绮罗的先生', mobile: phone }],
      },
      headers: { 'idempotency-key': 'create-ouyang' },
    })
    id = made.id
    await rep.ok(customerRoutes.patchCustomer, { params: { id }, version: made.version, body: { phone } })
    await rep.ok(customerRoutes.checkDuplicate, { body: { name: `${name}`, phone } })
    await rep.ok(orderRoutes.createOrder, {
      params: { id },
      body: { number: 'SO-1', orderedOn: '2026-06-01', amount: '120', notes: '礼服一件' },
    })
    fileId = await storedFile()
    await rep.ok(followUpRoutes.createFollowUp, {
      params: { id },
      body: { kind: 'call', text: `${name} 说小女儿要礼服`, nextContactOn: '2026-12-01', nextStep: '送礼服', fileId },
    })
    await rep.ok(consentRoutes.recordConsent, {
      params: { id },
      body: {
        contactId: null,
        purpose: 'marketing',
        channels: ['phone'],
        decision: 'given',
        decidedOn: '2026-06-01',
        method: 'form',
        evidence: `${name} 亲笔`,
      },
    })
    importId = await stagedImport(name, phone)
    await owner(
      `update tenures set reason = '{"facts": {"name": "欧阳绮罗"}, "note": "小女儿"}' where customer_id = $1`,
      [id],
    )
    tenures = await owner('select id, person_id, pool_id, start_at, end_at from tenures where customer_id = $1', [id])
    await world.rep.api.ok(customerRoutes.listCustomers)
    await sealAudit(world.system)
  })

  it('is previewed first: what goes, what stays, and that nothing happened', async () => {
    const preview = await world.admin.api.ok<ErasurePreview>(privacyRoutes.previewErasure, {
      query: { customerId: id },
    })
    expect(preview).toMatchObject({
      subject: name,
      label: `已删除 #${id.slice(-6)}`,
      erased: { contacts: 1, followUps: 1, files: 1, consents: 1 },
      kept: { orders: 1, tenures: 1, otherCustomers: 0 },
    })
    expect(preview.erased.audit).toBeGreaterThan(3)
    expect(await rowsWith(phone)).not.toEqual([])
  })

  it('leaves nothing in any table by which the person can be found', async () => {
    const request = await erase({ customerId: id, contactId: null }, `${name}（${phone}）来函要求`)
    expect(request).toMatchObject({ state: 'done', subject: `已删除 #${id.slice(-6)}`, error: null })
    expect(request.result).toMatchObject({
      contacts: 1,
      followUps: 1,
      files: 1,
      consents: 1,
      ordersKept: 1,
      importRows: 2,
      importFiles: 1,
    })
    for (const text of traces) expect(await rowsWith(text), text).toEqual([])
    const tokens = await owner('select search_tokens from customers where id = $1', [id])
    expect(JSON.stringify(tokens)).not.toMatch(/绮|qiluo/)
    expect(existsSync(filePath(world.services.dataDir, fileId))).toBe(false)
    expect(existsSync(importFile(world.services.dataDir, importId))).toBe(false)
    expect(readdirSync(`${world.services.dataDir}/imports`)).toEqual([])
    expect(await rowsWith('无关的人')).toHaveLength(1)
  })

  it('keeps the books: orders and holders as they were, in nobody’s hands', async () => {
    const orders = await owner('select number, amount_base, notes from orders where customer_id = $1', [id])
    expect(orders).toEqual([{ number: 'SO-1', amount_base: '120.0000', notes: null }])
    const after = await owner(
      'select id, person_id, pool_id, start_at, end_at from tenures where customer_id = $1 order by start_at',
      [id],
    )
    expect(after).toHaveLength(2)
    const [first] = tenures as { id: string; start_at: unknown; person_id: string }[]
    expect(after[0]).toMatchObject({ id: first!.id, start_at: first!.start_at, person_id: first!.person_id })
    const [open] = await owner(
      "select o.kind from tenures t join pools o on o.id = t.pool_id where t.customer_id = $1 and t.end_at = 'infinity'",
      [id],
    )
    expect(open).toEqual({ kind: 'archive' })
    const [row] = await owner('select kind, region_code, deleted_at from customers where id = $1', [id])
    expect(row).toEqual({ kind: 'individual', region_code: '330200', deleted_at: null })
    const consents = await owner('select decision, evidence from consents where customer_id = $1', [id])
    expect(consents).toEqual([{ decision: 'given', evidence: null }])
  })

  it('leaves the audit chain valid, with the erasure in it', async () => {
    await sealAudit(world.system)
    const report = await checkChain(world.database.db, 5)
    expect(report).toMatchObject({ faultCount: 0, faults: [] })
    expect(report!.erased).toBeGreaterThan(5)
    const audited = await owner(
      "select actor_id, actor_name, summary from audit_entries where action = 'privacy.erased'",
    )
    expect(audited).toMatchObject([
      { actor_id: world.admin.id, actor_name: world.admin.name, summary: { followUps: 1 } },
    ])
  })

  it('happens once', async () => {
    const again = await world.admin.api.call(privacyRoutes.erasePerson, {
      body: { customerId: id, contactId: null, reason: 'x' },
    })
    expect(again.json()).toMatchObject({ code: 'privacy.already-erased' })
  })
})

describe('erasing a contact', () => {
  it('leaves the company and its other contacts, and no trace of the person', async () => {
    const id = await world.addCustomer({
      name: '澄江贸易',
      personId: world.rep.id,
      notes: '采购找司马青云 19955550001',
    })
    const contact = (body: object) =>
      world.rep.api.ok<{ id: string; version: number }>(contactRoutes.createContact, { params: { id }, body })
    const gone = await contact({ name: '司马青云', mobile: '19955550001', email: 'sima@x.test', wechat: 'sima-1' })
    const stays = await contact({ name: '诸葛静', mobile: '19955550002' })
    const say = (body: object) =>
      world.rep.api.ok<{ id: string }>(followUpRoutes.createFollowUp, {
        params: { id },
        body: { kind: 'call', ...body },
      })
    const about = await say({ text: '司马青云要换手机', contactId: gone.id })
    const mention = await say({ text: '诸葛静说找司马青云（19955550001）谈', contactId: stays.id })
    const request = await erase({ customerId: id, contactId: gone.id })
    expect(request.state, request.error ?? '').toBe('done')
    for (const text of ['司马青云', '19955550001', 'sima@x.test', 'sima-1'])
      expect(await rowsWith(text), text).toEqual([])
    const label = `已删除 #${gone.id.slice(-6)}`
    const texts = await owner('select id, text from follow_ups where customer_id = $1', [id])
    expect(Object.fromEntries(texts.map((row) => [row.id, row.text]))).toEqual({
      [about.id]: '［已按要求删除］',
      [mention.id]: `诸葛静说找${label}（${label}）谈`,
    })
    const [company] = await owner('select name, notes, erased_at from customers where id = $1', [id])
    expect(company).toEqual({ name: '澄江贸易', notes: `采购找${label} ${label}`, erased_at: null })
    const left = await world.rep.api.ok<{ items: { name: string; isPrimary: boolean }[] }>(contactRoutes.listContacts, {
      params: { id },
    })
    expect(left.items).toMatchObject([{ name: '诸葛静', isPrimary: true }])
    const keys = await owner("select value from customer_keys where customer_id = $1 and kind = 'phone'", [id])
    expect(keys).toEqual([{ value: '+8619955550002' }])
  })

  it('is refused for a company, and for whoever does not manage personal data', async () => {
    const id = await world.addCustomer({ name: '澄江贸易二厂', personId: world.rep.id })
    const body = { customerId: id, contactId: null, reason: 'x' }
    expect((await world.admin.api.call(privacyRoutes.erasePerson, { body })).json()).toMatchObject({
      code: 'privacy.not-a-person',
    })
    for (const actor of [world.rep, world.lead]) {
      expect((await actor.api.call(privacyRoutes.erasePerson, { body })).statusCode).toBe(403)
    }
  })
})

describe('the application', () => {
  it('reaches what was merged into the person, and what was kept for undoing it', async () => {
    const [keptId = '', goneId = ''] = await world.addCustomers([
      { name: '祝英', kind: 'individual', personId: world.rep.id, phone: '13911112222' },
      { name: '祝英台九妹', kind: 'individual', personId: world.rep.id, phone: '13633334444', notes: '家住上虞祝家庄' },
    ])
    await world.admin.api.ok(contactRoutes.createContact, {
      params: { id: goneId },
      body: { name: '银心丫鬟', mobile: '13755556666' },
    })
    await merge(world, world.admin, [keptId, goneId])
    const asked = { customerId: goneId, contactId: null, reason: '本人要求' }
    const answer = await world.admin.api.call(privacyRoutes.erasePerson, { body: asked })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([410, 'customer.merged'])
    const request = await erase({ customerId: keptId, contactId: null })
    expect(request.state).toBe('done')
    for (const text of ['祝英', '13911112222', '13633334444', '上虞', '银心', '13755556666']) {
      expect(await rowsWith(text)).toEqual([])
    }
    const [kept] = await owner(
      'select erased_at is not null as erased, before from customer_merges where survivor_id = $1',
      [keptId],
    )
    expect(kept).toEqual({ erased: true, before: null })
  })

  it('replaces a contact in the records that were merged, and in the audit of where it came from', async () => {
    const [keptId = '', goneId = ''] = await world.addCustomers([
      { name: '会稽商行', personId: world.rep.id, notes: '先找马文才公子' },
      { name: '会稽商号', personId: world.rep.id, notes: '先找马文才公子' },
    ])
    const contact = await world.admin.api.ok<{ id: string }>(contactRoutes.createContact, {
      params: { id: goneId },
      body: { name: '马文才公子', mobile: '13877778888' },
    })
    const { id } = await merge(world, world.admin, [keptId, goneId])
    await erase({ customerId: keptId, contactId: contact.id })
    for (const text of ['马文才', '13877778888']) expect(await rowsWith(text)).toEqual([])
    await undo(world, world.admin, id)
    for (const text of ['马文才', '13877778888']) expect(await rowsWith(text)).toEqual([])
  })

  it('cannot erase values of the audit without an erasure under way', async () => {
    await expect(
      world.database.pool.query('select erase_audit_values($1, array(select entry_id from audit_values))', [newId()]),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(world.database.pool.query('delete from audit_values')).rejects.toMatchObject({ code: '42501' })
  })
})

it('takes fields of one’s own away with the person, and mentions in those of others', async () => {
  const define = (record: string, key: string, type: string) =>
    world.admin.api.ok(customFieldRoutes.createCustomField, { body: { record, key, type, label: key } as never })
  await define('contact', 'home_phone', 'phone')
  await define('contact', 'hobby', 'text')
  await define('customer', 'remark', 'longText')
  await define('order', 'receiver', 'text')
  await define('order', 'urgent', 'flag')
  const id = await world.addCustomer({ name: '留着的公司', personId: world.rep.id })
  const custom = { home_phone: '13944443333', hobby: '左丘独钓' }
  const contact = await world.rep.api.ok<{ id: string }>(contactRoutes.createContact, {
    params: { id },
    body: { name: '左丘明远', custom } as never,
  })
  await world.rep.api.ok(contactRoutes.createContact, {
    params: { id },
    body: { name: '同事', custom: { hobby: '同左丘明远爬山' } } as never,
  })
  await owner('update customers set custom = $2::jsonb where id = $1', [
    id,
    JSON.stringify({ remark: '找左丘明远 13944443333' }),
  ])
  await world.rep.api.ok(orderRoutes.createOrder, {
    params: { id },
    body: {
      number: 'ZQ-1',
      orderedOn: '2026-01-02',
      amount: '1',
      custom: { receiver: '左丘明远', urgent: true },
    } as never,
  })
  await erase({ customerId: id, contactId: contact.id })
  for (const text of ['左丘明远', '左丘独钓', '13944443333']) expect(await rowsWith(text), text).toEqual([])
  const [order] = await owner(`select custom from orders where number = 'ZQ-1'`)
  expect(order?.['custom']).toMatchObject({ urgent: true })

  const person = await world.addCustomer({ name: '左丘一人', personId: world.rep.id, kind: 'individual' })
  await world.rep.api.ok(orderRoutes.createOrder, {
    params: { id: person },
    body: {
      number: 'ZQ-2',
      orderedOn: '2026-01-02',
      amount: '1',
      custom: { receiver: '隔壁老左', urgent: true },
    } as never,
  })
  await erase({ customerId: person, contactId: null })
  expect(await rowsWith('隔壁老左')).toEqual([])
  const [left] = await owner(`select custom from orders where number = 'ZQ-2'`)
  expect(left?.['custom']).toEqual({ urgent: true })
})
