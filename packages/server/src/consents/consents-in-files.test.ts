import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { consentRoutes } from '@zhike/core/consents/api'
import type { ConsentList } from '@zhike/core/consents/schema'
import { contactRoutes } from '@zhike/core/contacts/api'
import { importRoutes } from '@zhike/core/imports/api'
import type { ImportRecord } from '@zhike/core/imports/schema'
import { importFile } from '../../test/import-file.ts'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
let organisation: string
let individual: string
beforeAll(async () => {
  world = await createWorld()
  organisation = await world.addCustomer({ name: '海晟精密', externalId: 'K1', personId: world.rep.id })
  individual = await world.addCustomer({ name: '舒窈', kind: 'individual', personId: world.rep.id })
  const keys = `insert into customer_keys (kind, value, customer_id) values ('externalId', 'K1', $1), ('name', '舒窈', $2)`
  await world.database.ownerQuery(keys, [organisation, individual])
  for (const [name, mobile] of [
    ['王小明', '13900001111'],
    ['李静', '13900002222'],
    ['李静', '13900003333'],
  ])
    await world.rep.api.ok(contactRoutes.createContact, {
      params: { id: organisation },
      body: { name, mobile } as never,
    })
})
beforeEach(() => world.database.ownerQuery('delete from consents'))
afterAll(() => world.close())

const head = '客户编号,客户名称,联系人,手机,用途,渠道,决定,表示日期,方式,证据\n'
const read = (rows: string, actor: Actor = world.admin): Promise<ImportRecord> =>
  importFile(actor.ctx, { kind: 'consents', content: head + rows })
const consentsOf = async (id: string) =>
  (await world.admin.api.ok<ConsentList>(consentRoutes.listConsents, { params: { id } })).items
const codes = (record: ImportRecord) => record.reasons.map(({ code }) => code).sort()

describe('consent from a file', () => {
  it('is written per purpose and channel with its evidence, to a contact or an individual', async () => {
    const record = await read(
      'K1,,王小明,,营销,短信、微信,同意,2026-03-15,纸质表单,展会登记表 A-17\n' +
        ',舒窈,,,服务,电话,不同意,2026-04-01,电话,\n',
    )
    expect(record.counts).toMatchObject({ read: 2, created: 2, refused: 0 })
    const ofContact = await consentsOf(organisation)
    expect(ofContact.map(({ purpose, channel, decision }) => [purpose, channel, decision]).toSorted()).toEqual([
      ['marketing', 'sms', 'given'],
      ['marketing', 'wechat', 'given'],
    ])
    expect(ofContact[0]).toMatchObject({
      decidedOn: '2026-03-15',
      method: 'form',
      evidence: '展会登记表 A-17',
      recordedBy: { id: world.admin.id },
      end: null,
    })
    expect(await consentsOf(individual)).toMatchObject([
      { contactId: null, purpose: 'service', channel: 'phone', decision: 'refused', method: 'call' },
    ])
    // The same again changes nothing.
    const again = await read('K1,,王小明,,营销,微信,同意,2026-03-15,纸质表单,展会登记表 A-17\n')
    expect(again.counts).toMatchObject({ created: 0, skipped: 1 })
  })

  it('replaces what stands with what is later, and leaves what is later standing', async () => {
    await read('K1,,王小明,,营销,短信,同意,2026-03-15,,\n')
    const record = await read(
      'K1,,王小明,,营销,短信,同意,2026-01-01,,\nK1,,王小明,,营销,短信,拒绝,2026-05-01,,来电说不要了\n',
    )
    expect(record.counts).toMatchObject({ created: 1, skipped: 1 })
    expect(
      (await consentsOf(organisation)).map(({ decision, decidedOn, end }) => [decision, decidedOn, end?.kind]),
    ).toEqual([
      ['refused', '2026-05-01', undefined],
      ['given', '2026-03-15', 'replaced'],
    ])
    expect((await read('K1,,王小明,,营销,短信,同意,2026-04-01,,\n')).counts).toMatchObject({ created: 0, skipped: 1 })
  })

  it('is refused with the reason, row by row', async () => {
    const record = await read(
      [
        'K1,,,,营销,短信,同意,2026-03-15,,',
        'K1,,张三,,营销,短信,同意,2026-03-15,,',
        'K1,,李静,,营销,短信,同意,2026-03-15,,',
        'K1,,王小明,,抽奖,短信,同意,2026-03-15,,',
        'K1,,王小明,,营销,鸽子,同意,2026-03-15,,',
        'K1,,王小明,,营销,短信,也许,2026-03-15,,',
        'K1,,王小明,,营销,短信,同意,2099-03-15,,',
        'K9,,王小明,,营销,短信,同意,2026-03-15,,',
        'K1,,李静,13900003333,营销,短信,同意,2026-03-15,,',
      ].join('\n'),
    )
    expect(record.counts).toMatchObject({ created: 1, refused: 8 })
    expect(codes(record)).toEqual([
      'consent.channel-unknown',
      'consent.decision-unknown',
      'consent.in-future',
      'consent.person-ambiguous',
      'consent.person-unknown',
      'consent.purpose-unknown',
      'customer.unknown',
    ])
  })

  it('is for whoever imports, inside the scope in which they record consent', async () => {
    const upload = (actor: Actor) =>
      actor.api.call(importRoutes.downloadImportTemplate, { params: { kind: 'consents' }, query: { format: 'csv' } })
    expect((await upload(world.rep)).statusCode).toBe(403)
    expect((await upload(world.lead)).body).toContain('表示日期')
    const theirs = await world.addCustomer({ name: '别人的', kind: 'individual', personId: world.stranger.id })
    const key = `insert into customer_keys (kind, value, customer_id) values ('name', '别人的', $1)`
    await world.database.ownerQuery(key, [theirs])
    const record = await read(
      ',别人的,,,营销,短信,同意,2026-03-15,,\n,舒窈,,,营销,短信,同意,2026-03-15,,\n',
      world.lead,
    )
    expect(record.counts).toMatchObject({ created: 1, refused: 1 })
    expect(await consentsOf(theirs)).toEqual([])
  })
})

describe('consent as a file', () => {
  it('holds each decision in columns that the import reads, inside the scope of exporting, and is audited', async () => {
    await read('K1,,王小明,,营销,短信、微信,同意,2026-03-15,纸质表单,-A17\n,舒窈,,,服务,电话,拒绝,2026-04-01,电话,\n')
    const answer = await world.rep.api.call(consentRoutes.exportConsents)
    const rows: Record<string, string>[] = parse(answer.body, { columns: true, bom: true })
    expect(rows).toHaveLength(3)
    expect(rows.find((row) => row['渠道'] === '微信')).toMatchObject({
      客户编号: 'K1',
      客户名称: '海晟精密',
      联系人: '王小明',
      用途: '营销',
      决定: '同意',
      表示日期: '2026-03-15',
      方式: '纸质表单',
      证据: "'-A17",
      失效日期: '',
    })
    const other = await world.stranger.api.call(consentRoutes.exportConsents)
    expect(parse(other.body, { columns: true, bom: true })).toEqual([])
    const [entry] = await world.database.ownerQuery<{ n: number }>(
      `select count(*)::int as n from audit_entries where action = 'consent.export'`,
    )
    expect(entry?.n).toBe(2)
    await world.database.ownerQuery('delete from consents')
    const back = await importFile(world.admin.ctx, { kind: 'consents', content: answer.body })
    expect(back.counts).toMatchObject({ created: 3, refused: 0 })
  })
})
