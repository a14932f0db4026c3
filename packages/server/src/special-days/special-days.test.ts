import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contactRoutes } from '@zhike/core/contacts/api'
import { customerRoutes } from '@zhike/core/customers/api'
import type { Customer, CustomerRow } from '@zhike/core/customers/schema'
import { importRoutes } from '@zhike/core/imports/api'
import { settingsRoutes } from '@zhike/core/settings/api'
import { specialDayRoutes } from '@zhike/core/special-days/api'
import type { SpecialDay, UpcomingDay } from '@zhike/core/special-days/schema'
import { tagRoutes } from '@zhike/core/tags/api'
import { merge, runJobs, undo } from '../../test/merge-world.ts'
import { importFile } from '../../test/import-file.ts'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { refreshCompleteness } from '../customers/refresh-completeness.ts'
import { moveDaysOn } from './move-days-on.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
  world.setClock('2026-11-22T04:00:00Z')
})
afterAll(() => world.close())

const solar = (month: number, day: number, year: number | null = null) => ({ calendar: 'solar', year, month, day })
const lunar = (month: number, day: number, year: number | null = null) => ({ calendar: 'lunar', year, month, day })
const newCustomer = (name: string, more: object = {}) => world.addCustomer({ name, personId: world.rep.id, ...more })
const send = (id: string, body: object, actor: Actor = world.rep) =>
  actor.api.call(specialDayRoutes.createSpecialDay, { params: { id }, body })
const add = async (id: string, body: object) => {
  const answer = await send(id, body)
  expect(answer.statusCode).toBe(201)
  return answer.json<SpecialDay>()
}
const days = async (id: string, actor: Actor = world.rep) =>
  (await actor.api.ok<{ items: SpecialDay[] }>(specialDayRoutes.listSpecialDays, { params: { id } })).items
const addContact = (id: string, name: string) =>
  world.rep.api.ok<{ id: string }>(contactRoutes.createContact, {
    params: { id },
    body: { name, mobile: '13900001111' },
  })
const record = (id: string, actor: Actor = world.rep) =>
  actor.api.ok<Customer>(customerRoutes.getCustomer, { params: { id } })
const list = (query: object, actor: Actor = world.rep) =>
  actor.api.call(customerRoutes.listCustomers, { query: query as Record<string, string> })
const named = async (query: object) => (await list(query)).json<{ items: CustomerRow[] }>().items.map((row) => row.name)
const within = (field: string, number: number) => JSON.stringify({ field, op: 'withinNextDays', value: number })
const begins = (text: string, ...more: object[]) =>
  JSON.stringify({ all: [{ field: 'name', op: 'startsWith', value: text }, ...more] })

describe('birthdays and anniversaries', () => {
  it('say when they come next, by either calendar, and how many years it is then', async () => {
    const id = await newCustomer('有日子的公司')
    const contact = await addContact(id, '王小明')
    await add(id, { kind: 'founding', day: solar(12, 4, 2006) })
    await add(id, { kind: 'birthday', contactId: contact.id, day: lunar(12, 8, 1985) })
    expect(await days(id)).toMatchObject([
      { kind: 'founding', contactId: null, nextOn: '2026-12-04', years: 20 },
      { kind: 'birthday', contactName: '王小明', nextOn: '2027-01-15', years: 41, day: { calendar: 'lunar' } },
    ])
    expect(await record(id)).toMatchObject({ nextBirthdayOn: '2027-01-15', nextAnniversaryOn: '2026-12-04' })
  })

  it('that cannot be are refused', async () => {
    const id = await newCustomer('不会有的日子')
    const contact = await addContact(id, '李静')
    const code = async (body: object) => (await send(id, body)).json<{ code: string }>().code
    expect(await code({ kind: 'birthday', day: solar(1, 1) })).toBe('special-day.wrong-kind')
    expect(await code({ kind: 'founding', contactId: contact.id, day: solar(1, 1) })).toBe('special-day.wrong-kind')
    expect(await code({ kind: 'other', day: solar(1, 1) })).toBe('special-day.label-missing')
    expect(await code({ kind: 'founding', contactId: id, day: solar(1, 1) })).toBe('follow-up.unknown-contact')
    expect((await send(id, { kind: 'founding', day: solar(2, 30) })).statusCode).toBe(400)
    expect((await send(id, { kind: 'founding', day: { ...lunar(4, 1, 2021), isLeap: true } })).statusCode).toBe(400)
    await add(id, { kind: 'birthday', contactId: contact.id, day: solar(3, 1) })
    expect(await code({ kind: 'birthday', contactId: contact.id, day: solar(3, 2) })).toBe('special-day.birthday-taken')
    expect((await send(id, { kind: 'founding', day: solar(1, 1) }, world.stranger)).statusCode).toBe(404)
  })

  it('are changed, and removed with what lists know of them', async () => {
    const id = await newCustomer('改日子', { kind: 'individual' })
    const day = await add(id, { kind: 'birthday', day: solar(12, 1, 1990) })
    const params = { id, dayId: day.id }
    const patch = (version: number, body: object) =>
      world.rep.api.call(specialDayRoutes.patchSpecialDay, { params, version, body })
    expect((await patch(1, { day: solar(11, 30, 1990) })).json()).toMatchObject({
      version: 2,
      nextOn: '2026-11-30',
      years: 36,
    })
    expect((await patch(1, { day: solar(1, 1) })).statusCode).toBe(412)
    expect(await record(id)).toMatchObject({ nextBirthdayOn: '2026-11-30' })
    await world.rep.api.ok(specialDayRoutes.deleteSpecialDay, { params })
    expect(await record(id)).toMatchObject({ nextBirthdayOn: null })
    expect(await days(id)).toEqual([])
  })

  it('stay right as time goes by, and follow contacts into the bin and back', async () => {
    const id = await newCustomer('时间会走')
    const contact = await addContact(id, '过生日的')
    await add(id, { kind: 'birthday', contactId: contact.id, day: solar(11, 23) })
    await add(id, { kind: 'founding', day: lunar(10, 14) })
    expect(await record(id)).toMatchObject({ nextBirthdayOn: '2026-11-23', nextAnniversaryOn: '2026-11-22' })
    world.setClock('2026-11-24T04:00:00Z')
    await moveDaysOn(world.system)
    expect(await record(id)).toMatchObject({ nextBirthdayOn: '2027-11-23', nextAnniversaryOn: '2027-11-11' })
    expect(await moveDaysOn(world.system)).toBe(0)
    world.setClock('2026-11-22T04:00:00Z')
    const params = { id, contactId: contact.id }
    await world.rep.api.ok(contactRoutes.deleteContact, { params })
    expect(await record(id)).toMatchObject({ nextBirthdayOn: null })
    expect((await days(id)).map(({ kind }) => kind)).toEqual(['founding'])
    await world.rep.api.ok(contactRoutes.restoreContact, { params })
    expect(await record(id)).toMatchObject({ nextBirthdayOn: '2027-11-23' })
  })

  it('are filtered and sorted by, and hidden where numbers are', async () => {
    const [soon, later, none] = ['快到了', '还早', '没有'].map((name) => `日子筛选${name}`)
    for (const [name = '', day] of [
      [soon, solar(12, 1)],
      [later, solar(6, 1)],
      [none, null],
    ] as const) {
      const id = await newCustomer(name, { kind: 'individual' })
      if (day) await add(id, { kind: 'birthday', day })
    }
    const q = '日子筛选'
    const condition = { field: 'nextBirthdayOn', op: 'withinNextDays', value: 30 }
    expect(await named({ filter: begins(q, condition) })).toEqual([soon])
    expect(await named({ filter: begins(q), sort: 'nextBirthdayOn' })).toEqual([soon, later, none])
    expect(await named({ filter: begins(q), sort: '-nextBirthdayOn' })).toEqual([later, soon, none])
    const marketer = await world.addPerson({ name: '只看不打', roles: ['marketer'] })
    const id = await newCustomer('看不见生日', { kind: 'individual' })
    await add(id, { kind: 'birthday', day: solar(12, 2) })
    expect(await days(id, marketer)).toMatchObject([{ day: null, nextOn: null, abilities: { update: false } }])
    expect(await record(id, marketer)).toMatchObject({ nextBirthdayOn: null })
    expect((await list({ filter: within('nextBirthdayOn', 30) }, marketer)).statusCode).toBe(403)
    expect((await list({ sort: 'nextBirthdayOn' }, marketer)).statusCode).toBe(403)
    expect((await list({ sort: 'nextAnniversaryOn' }, marketer)).statusCode).toBe(200)
  })

  it('stand on Today of whoever holds the customer, so many days ahead as the company wants', async () => {
    const holder = await world.addPerson({ name: '看今日的' })
    const id = await world.addCustomer({ name: '今日要祝贺', personId: holder.id })
    const body = (day: object) => ({ kind: 'other', label: '乔迁', day })
    for (const day of [solar(11, 22), solar(11, 29), solar(11, 30)]) {
      await holder.api.ok(specialDayRoutes.createSpecialDay, { params: { id }, body: body(day) })
    }
    const upcoming = async (actor: Actor) =>
      (await actor.api.ok<{ items: UpcomingDay[] }>(specialDayRoutes.listUpcomingDays)).items
        .filter((one) => one.customerId === id)
        .map((one) => one.nextOn)
    expect(await upcoming(holder)).toEqual(['2026-11-22', '2026-11-29'])
    expect(await upcoming(world.stranger)).toEqual([])
    const put = (value: number) =>
      world.admin.api.ok(settingsRoutes.putSetting, { params: { key: 'today.special-days' }, body: { value } })
    await put(8)
    expect(await upcoming(holder)).toHaveLength(3)
    await put(0)
    expect(await upcoming(holder)).toEqual([])
    await put(7)
  })

  it('go over when customers are merged, and come back when that is undone', async () => {
    const survivor = await newCustomer('合并日子甲')
    const other = await newCustomer('合并日子乙')
    const contact = await addContact(other, '跟着走的')
    await add(other, { kind: 'founding', day: solar(12, 24) })
    await add(other, { kind: 'birthday', contactId: contact.id, day: solar(12, 25) })
    const { id } = await merge(world, world.rep, [survivor, other])
    expect((await days(survivor)).map(({ kind }) => kind)).toEqual(['founding', 'birthday'])
    expect(await record(survivor)).toMatchObject({ nextBirthdayOn: '2026-12-25', nextAnniversaryOn: '2026-12-24' })
    await undo(world, world.rep, id)
    expect(await days(survivor)).toEqual([])
    expect((await days(other)).map(({ contactName }) => contactName)).toEqual([null, '跟着走的'])
    expect(await record(other)).toMatchObject({ nextBirthdayOn: '2026-12-25' })
  })
})

describe('how much is known of a customer', () => {
  const score = async (id: string) => {
    const { completeness, completenessPercent } = await record(id)
    expect(completenessPercent).toBe(completeness.percent)
    return completeness.percent
  }

  it('follows what is entered, wherever it is entered, on the page and in lists alike', async () => {
    const customer = await world.rep.api.ok<Customer>(customerRoutes.createCustomer, {
      body: { kind: 'organisation', name: '完整度公司', regionCode: '330206' },
    })
    const { id } = customer
    expect(await score(id)).toBe(10)
    const contact = await addContact(id, '能联系的')
    expect(await score(id)).toBe(32)
    await add(id, { kind: 'birthday', contactId: contact.id, day: solar(5, 5) })
    const day = await add(id, { kind: 'cooperation', day: solar(5, 6) })
    expect(await score(id)).toBe(40)
    await world.rep.api.ok(specialDayRoutes.deleteSpecialDay, { params: { id, dayId: day.id } })
    await world.rep.api.ok(contactRoutes.deleteContact, { params: { id, contactId: contact.id } })
    expect(await score(id)).toBe(10)
    const { version } = await record(id)
    await world.rep.api.ok(customerRoutes.patchCustomer, { params: { id }, version, body: { source: '展会' } })
    expect(await score(id)).toBe(18)
    const tag = await world.admin.api.ok<{ id: string }>(tagRoutes.createTag, {
      body: { name: '重点', colour: 'blue' },
    })
    const changes = [{ customerIds: [id], add: [tag.id], remove: [] }]
    await world.rep.api.ok(tagRoutes.tagCustomers, { body: { changes } })
    expect(await score(id)).toBe(24)
    const is = (op: string, value: number) => begins('完整度公司', { field: 'completeness', op, value })
    expect(await named({ filter: is('eq', 24), sort: 'completeness' })).toEqual(['完整度公司'])
    expect(await named({ filter: is('lt', 24) })).toEqual([])
  })

  it('is weighed as the company says, and worked out anew for all', async () => {
    const id = await newCustomer('另一种权重')
    await refreshCompleteness(world.system)
    expect(await score(id)).toBe(0)
    const organisation = [
      { key: 'phone', ring: 'direct', weight: 2 },
      { key: 'custom.budget', ring: 'related', weight: 1 },
    ]
    const put = (value: unknown) =>
      world.admin.api.call(settingsRoutes.putSetting, { params: { key: 'completeness.weights' }, body: { value } })
    expect((await put({ organisation, individual: [] })).statusCode).toBe(200)
    expect(world.jobs.at(-1)).toEqual({ name: 'refresh-completeness', data: {} })
    expect(
      (await put({ organisation: [{ key: 'nothing', ring: 'direct', weight: 1 }], individual: [] })).statusCode,
    ).toBe(400)
    await world.database.ownerQuery(`update customers set custom = '{"budget": 5}' where id = $1`, [id])
    await refreshCompleteness(world.system)
    const { rows } = {
      rows: await world.database.ownerQuery<{ n: number }>(
        'select completeness as n from customer_stats where customer_id = $1',
        [id],
      ),
    }
    expect(rows).toEqual([{ n: 33 }])
    const person = await newCustomer('没有要求的人', { kind: 'individual' })
    await refreshCompleteness(world.system, [person])
    expect(await score(person)).toBe(100)
  })
})

describe('birthdays in files', () => {
  const bring = (kind: 'customers' | 'contacts', content: string) => importFile(world.admin.ctx, { kind, content })

  it('come with contacts and individuals, go out again, and are taken back with the import', async () => {
    const known = await newCustomer('生日导入公司', { externalId: 'BD1' })
    await addContact(known, '原来就有')
    const { id } = await bring(
      'contacts',
      '客户编号,姓名,手机,生日\nBD1,原来就有,13900001111,农历八月十五\nBD1,新来的,19900004321,1985-03-12\nBD1,写错的,19900004322,秋天\n',
    )
    expect((await days(known)).map(({ contactName, day }) => [contactName, day?.calendar, day?.month])).toEqual([
      ['新来的', 'solar', 3],
      ['原来就有', 'lunar', 8],
    ])
    await bring('customers', '客户名称,客户类型,电话,生日\n生日导入个人,个人,19900005555,农历1990年五月初五\n')
    const filter = begins('生日导入个人')
    const [person] = (await list({ filter }, world.admin)).json<{ items: CustomerRow[] }>().items
    expect(person).toMatchObject({ nextBirthdayOn: '2027-06-09' })
    const csv = (await world.admin.api.call(customerRoutes.exportCustomers, { query: { filter } })).body
    expect(csv).toContain('农历1990年五月初五')
    await world.admin.api.ok(importRoutes.undoImport, { params: { id } })
    await runJobs(world)
    expect(await days(known)).toEqual([])
    const contacts = await world.rep.api.ok<{ items: { name: string }[] }>(contactRoutes.listContacts, {
      params: { id: known },
    })
    expect(contacts.items.map(({ name }) => name)).toEqual(['原来就有'])
  })
})
