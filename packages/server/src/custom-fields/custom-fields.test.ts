import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customFieldRoutes as api } from '@zhike/core/custom-fields/api'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import {
  countCustomers,
  createCustomer,
  deleteCustomer,
  exportCustomers,
  getCustomer,
  listCustomers,
  patchCustomer,
  restoreCustomer,
  sumCustomers,
} from '@zhike/core/customers/api'
import type { Customer, CustomerRow } from '@zhike/core/customers/schema'
import { newId } from '@zhike/core/kernel/ids'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { fillCustomField } from './fill-custom-field.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const define = (body: object) =>
  world.admin.api.call(api.createCustomField, { body: { record: 'customer', ...body } as never })
const defined = async (body: object): Promise<CustomField> => {
  const answer = await define(body)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const change = (field: CustomField, body: object) =>
  world.admin.api.call(api.updateCustomField, { params: { id: field.id }, version: field.version, body: body as never })
const current = async (field: CustomField): Promise<CustomField> => {
  const { items } = await world.admin.api.ok<{ items: CustomField[] }>(api.listCustomFields, { query: {} })
  return items.find((one) => one.id === field.id) as CustomField
}
const create = (who: Actor, custom: object, name = newId()) =>
  who.api.call(createCustomer, { body: { kind: 'organisation', name, custom } as never })
const created = async (who: Actor, custom: object, name = newId()): Promise<Customer> => {
  const answer = await create(who, custom, name)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const patch = (who: Actor, customer: Customer, custom: object) =>
  who.api.call(patchCustomer, { params: { id: customer.id }, version: customer.version, body: { custom } as never })
const find = async (who: Actor, filter: object, sort = 'name') => {
  const query = { filter: JSON.stringify(filter), sort }
  const { items } = await who.api.ok<{ items: CustomerRow[] }>(listCustomers, { query })
  const { count } = await who.api.ok<{ count: number }>(countCustomers, { query: { filter: query.filter } })
  const totals = await who.api.ok<{ count: number }>(sumCustomers, { query: { filter: query.filter } })
  expect(count).toBe(items.length)
  expect(totals.count).toBe(items.length)
  return items.map((row) => row.name)
}
const fill = (field: CustomField) => fillCustomField(world.system, field.id, new AbortController().signal)

describe('a field from the moment it exists', () => {
  it('is entered, shown, filtered, sorted, counted and exported', async () => {
    const { admin, rep } = world
    const machines = await defined({ type: 'number', label: '装机台数', inList: true })
    expect(machines.key).toBe('zhuang_ji_tai_shu')
    const grade = await defined({ type: 'choice', label: '合作意向', options: [{ label: '低' }, { label: '高' }] })
    const few = await created(rep, { [machines.key]: 3, [grade.key]: grade.options[1]?.key }, '少')
    await created(rep, { [machines.key]: 30 }, '多')
    await created(rep, {}, '无')
    expect(few.custom).toEqual({ [machines.key]: 3, [grade.key]: 'gao' })
    for (const who of [rep, admin]) {
      expect(await find(who, { field: 'custom.zhuang_ji_tai_shu', op: 'gt', value: 5 })).toEqual(['多'])
      expect(await find(who, { field: `custom.${grade.key}`, op: 'isEmpty' }, '-custom.zhuang_ji_tai_shu')).toEqual([
        '多',
        '无',
      ])
      expect(await find(who, { all: [] }, 'custom.zhuang_ji_tai_shu')).toEqual(['少', '多', '无'])
    }
    const file = await rep.api.call(exportCustomers, { query: { sort: 'custom.zhuang_ji_tai_shu' } })
    const [head = '', first = ''] = file.body.split('\r\n')
    expect(head).toContain('装机台数,合作意向')
    expect(first.endsWith(',3,高')).toBe(true)
  })

  it('pages by it, whatever is empty or equal', async () => {
    const score = await defined({ type: 'money', label: '报价' })
    const names: string[] = []
    for (const value of ['2', '10', null, '2', null, '-1', '10']) {
      const made = await created(world.deputy, value === null ? {} : { [score.key]: value })
      names.push(made.name)
    }
    for (const sort of [`custom.${score.key}`, `-custom.${score.key}`]) {
      const seen: (string | undefined)[] = []
      let after: string | null = null
      do {
        const query: Record<string, string> = { sort, limit: '2', ...(after ? { after } : {}) }
        const page: { items: CustomerRow[]; nextCursor: string | null } = await world.deputy.api.ok(listCustomers, {
          query,
        } as never)
        seen.push(...page.items.map((row) => row.custom?.[score.key] as string | undefined))
        after = page.nextCursor
      } while (after)
      expect(seen).toEqual(
        sort.startsWith('-')
          ? ['10', '10', '2', '2', '-1', undefined, undefined]
          : ['-1', '2', '2', '10', '10', undefined, undefined],
      )
    }
    expect(names).toHaveLength(7)
  })

  it('is unknown before, and a wrong value is told by name with what to do', async () => {
    const unknown = await world.rep.api.call(listCustomers, {
      query: { filter: '{"field":"custom.nothing","op":"isEmpty"}' },
    })
    expect(unknown.json()).toMatchObject({ status: 400, code: 'list.invalid-filter' })
    expect((await world.rep.api.call(listCustomers, { query: { sort: 'custom.nothing' } })).json()).toMatchObject({
      code: 'list.invalid-sort',
    })
    const day = await defined({ type: 'date', label: '签约日' })
    const answer = await create(world.rep, { [day.key]: '2026-02-30', nothing: 1 })
    expect(answer.json()).toMatchObject({ status: 422, code: 'custom-value.invalid' })
    expect(answer.json().title + JSON.stringify(answer.json())).toContain('签约日：「2026-02-30」不是存在的日期')
  })
})

describe('what a definition demands', () => {
  it('required and default', async () => {
    const field = await defined({ type: 'text', label: '渠道', isRequired: true })
    expect((await create(world.rep, {})).json().errors).toMatchObject([
      { path: `custom/${field.key}`, code: 'custom-value.required' },
    ])
    const changed = await change(field, { fallback: '自然' })
    expect(changed.statusCode, changed.body).toBe(200)
    const made = await created(world.rep, {})
    expect(made.custom?.[field.key]).toBe('自然')
    expect((await patch(world.rep, made, { [field.key]: null })).statusCode).toBe(422)
    await change(await current(field), { isRequired: false, fallback: null })
  })

  it('unique, enforced by the database, also for the bin and at the same moment', async () => {
    const field = await defined({ type: 'text', label: '设备号', isUnique: true })
    const first = await created(world.rep, { [field.key]: 'AB-1' }, '先来的')
    const second = await create(world.rep, { [field.key]: 'ab-1' })
    expect(second.json()).toMatchObject({ status: 409, code: 'custom-value.taken' })
    expect(second.body).toContain('先来的')
    const elsewhere = await create(world.stranger, { [field.key]: 'AB-1' })
    expect(elsewhere.json()).toMatchObject({ code: 'custom-value.taken-elsewhere' })
    expect(elsewhere.body).not.toContain('先来的')
    const race = await Promise.all(Array.from({ length: 6 }, () => create(world.rep, { [field.key]: 'R-1' })))
    expect(race.map((answer) => answer.statusCode).sort()).toEqual([201, 409, 409, 409, 409, 409])
    await world.admin.api.ok(deleteCustomer, { params: { id: first.id } })
    await created(world.rep, { [field.key]: 'AB-1' }, '后来的')
    const back = await world.admin.api.call(restoreCustomer, { params: { id: first.id } })
    expect(back.json()).toMatchObject({ status: 409, code: 'custom-value.taken' })
  })

  it('unique where values are already there: a job says whether two share one', async () => {
    const field = await defined({ type: 'text', label: '旧编号' })
    await created(world.rep, { [field.key]: 'X' })
    const twin = await created(world.rep, { [field.key]: 'x' })
    const asked = await change(field, { isUnique: true })
    expect(asked.json()).toMatchObject({ fillState: 'filling', isUnique: true })
    await fill(field)
    const failed = await current(field)
    expect(failed).toMatchObject({ fillState: 'failed', isUnique: false, fillProblem: { count: 2 } })
    await patch(world.rep, twin, { [field.key]: 'y' })
    await change(failed, { isUnique: true })
    await fill(field)
    expect(await current(field)).toMatchObject({ fillState: 'ready', isUnique: true, fillProblem: null })
    expect((await create(world.rep, { [field.key]: 'Y' })).statusCode).toBe(409)
  })

  it('refuses what makes no sense', async () => {
    const refusals: [object, string][] = [
      [{ type: 'choice', label: '空选项' }, 'custom-field.options-needed'],
      [{ type: 'choice', label: '重选项', options: [{ label: '甲' }, { label: '甲' }] }, 'custom-field.option-twice'],
      [{ type: 'longText', label: '长', isUnique: true }, 'custom-field.not-for-type'],
      [{ type: 'number', label: '错默认', fallback: 'x' }, 'custom-field.wrong-default'],
      [{ type: 'text', label: '错角色', roles: ['nobody'] }, 'custom-field.unknown-role'],
      [{ type: 'text', label: '装机台数' }, 'custom-field.label-taken'],
      [{ type: 'text', label: '同键', key: 'zhuang_ji_tai_shu' }, 'custom-field.key-taken'],
    ]
    for (const [body, code] of refusals) expect((await define(body)).json(), code).toMatchObject({ code })
  })
})

describe('an indexed field', () => {
  it('finds and sorts the same with its index as without', async () => {
    const who = world.admin
    const number = await defined({ type: 'number', label: '面积' })
    const grade = await defined({
      type: 'choice',
      label: '星级',
      options: [{ label: '三' }, { label: '二' }, { label: '一' }],
    })
    const tags = await defined({ type: 'choices', label: '标记', options: [{ label: 'a' }, { label: 'b' }] })
    const fields = [number, grade, tags]
    for (let n = 0; n < 12; n++) {
      const option = grade.options[n % 3]?.key
      await created(world.rep, {
        [number.key]: n % 5,
        [grade.key]: option,
        ...(n % 2 ? { [tags.key]: ['a', ...(n % 3 ? ['b'] : [])] } : {}),
      })
    }
    const filters = [
      { field: `custom.${number.key}`, op: 'between', value: [1, 3] },
      { field: `custom.${grade.key}`, op: 'in', value: ['san', 'yi'] },
      { field: `custom.${tags.key}`, op: 'in', value: ['b'] },
      {
        all: [
          { field: `custom.${tags.key}`, op: 'in', value: ['a', 'b'] },
          { not: { field: `custom.${number.key}`, op: 'eq', value: 1 } },
        ],
      },
    ]
    const ask = async () => {
      const answers: string[][] = []
      for (const filter of filters) {
        for (const sort of [`custom.${grade.key}`, `-custom.${number.key},name`])
          answers.push(await find(who, filter, sort))
      }
      answers.push(await find(who, { all: [] }, `-custom.${grade.key},name`))
      return answers
    }
    const without = await ask()
    for (const field of fields) {
      expect((await change(field, { isIndexed: true })).statusCode).toBe(200)
      await fill(field)
      expect((await current(field)).fillState).toBe('ready')
    }
    expect(await ask()).toEqual(without)
    const [name = ''] = without[0] ?? []
    const { items } = await who.api.ok<{ items: Customer[] }>(listCustomers, { query: { q: name } })
    const row = items[0] as Customer
    await patch(who, row, { [number.key]: 99 })
    expect(await find(who, { field: `custom.${number.key}`, op: 'gte', value: 99 })).toEqual([name])
    await who.api.ok(deleteCustomer, { params: { id: row.id } })
    expect(await find(who, { field: `custom.${number.key}`, op: 'gte', value: 99 })).toEqual([])
    const turned = await change(await current(grade), { options: [...grade.options].reverse() })
    expect(turned.json()).toMatchObject({ fillState: 'filling' })
    await fill(grade)
    const first = await find(who, { field: `custom.${grade.key}`, op: 'isNotEmpty' }, `custom.${grade.key}`)
    const top = await find(who, { field: `custom.${grade.key}`, op: 'eq', value: 'yi' })
    expect(top).toContain(first[0])
  })
})

describe('deleting, renaming, restoring', () => {
  it('keeps every value and says how many there are', async () => {
    const field = await defined({ type: 'text', label: '临时', isIndexed: true, isUnique: true })
    const made = await created(world.rep, { [field.key]: 'v' })
    const renamed = await change(field, { label: '改名' })
    expect(renamed.json()).toMatchObject({ label: '改名', key: field.key })
    const usage = await world.admin.api.ok<{ values: number }>(api.getCustomFieldUsage, { params: { id: field.id } })
    expect(usage).toEqual({ values: 1 })
    const gone = await world.admin.api.ok<{ values: number }>(api.deleteCustomField, { params: { id: field.id } })
    expect(gone).toEqual({ values: 1 })
    await fill(field)
    const left = await world.database.ownerQuery('select from custom_values where field_id = $1', [field.id])
    expect(left).toEqual([])
    const without = await world.rep.api.ok<Customer>(getCustomer, { params: { id: made.id } })
    expect(without.custom?.[field.key]).toBeUndefined()
    const touched = await patch(world.rep, without, {})
    expect(touched.statusCode).toBe(200)
    expect((await define({ type: 'text', label: '又来', key: field.key })).json()).toMatchObject({
      code: 'custom-field.key-taken',
    })
    const { items } = await world.admin.api.ok<{ items: CustomField[] }>(api.listCustomFields, {
      query: { deleted: 'true' },
    } as never)
    expect(items.map((one) => one.label)).toContain('改名')
    await world.admin.api.ok(api.restoreCustomField, { params: { id: field.id } })
    await fill(field)
    const back = await world.rep.api.ok<Customer>(getCustomer, { params: { id: made.id } })
    expect(back.custom?.[field.key]).toBe('v')
    expect((await create(world.rep, { [field.key]: 'V' })).statusCode).toBe(409)
  })

  it('does not remove an option that records have', async () => {
    const field = await defined({ type: 'choices', label: '用途', options: [{ label: '甲' }, { label: '乙' }] })
    const [first, second] = field.options
    await created(world.rep, { [field.key]: [first?.key] })
    expect((await change(field, { options: [second] })).json()).toMatchObject({ code: 'custom-field.option-in-use' })
    expect((await change(field, { options: [{ ...first, isRetired: true }, second] })).statusCode).toBe(200)
    expect((await change(await current(field), { options: [first] })).statusCode).toBe(200)
  })
})

describe('who sees what', () => {
  it('a field of some roles is no field for the others', async () => {
    const field = await defined({ type: 'text', label: '内部评价', roles: ['team-lead'] })
    const made = await created(world.lead, { [field.key]: '谨慎' })
    expect(made.custom?.[field.key]).toBe('谨慎')
    const mine = await world.rep.api.ok<Customer>(createCustomer, {
      body: { kind: 'organisation', name: newId() } as never,
    })
    expect((await patch(world.rep, mine, { [field.key]: 'x' })).statusCode).toBe(422)
    const byLead = await patch(world.lead, mine, { [field.key]: '可靠' })
    expect(byLead.statusCode, byLead.body).toBe(200)
    const seen = await world.rep.api.ok<Customer>(getCustomer, { params: { id: mine.id } })
    expect(seen.custom?.[field.key]).toBeUndefined()
    const again = await patch(world.rep, seen, {})
    expect(again.statusCode).toBe(200)
    expect((await world.admin.api.ok<Customer>(getCustomer, { params: { id: mine.id } })).custom?.[field.key]).toBe(
      '可靠',
    )
    const filter = JSON.stringify({ field: `custom.${field.key}`, op: 'eq', value: '可靠' })
    expect((await world.rep.api.call(listCustomers, { query: { filter } })).json()).toMatchObject({
      code: 'list.invalid-filter',
    })
    const file = await world.rep.api.call(exportCustomers, { query: {} })
    expect(file.body).not.toContain('内部评价')
  })

  it('masks numbers and addresses like the record’s own, and does not let them be guessed', async () => {
    const field = await defined({ type: 'phone', label: '备用电话' })
    await created(world.rep, { [field.key]: '13800001234' }, '有电话')
    const marketer = await world.addPerson({ name: '市场', roles: ['marketer'] })
    const { items } = await marketer.api.ok<{ items: CustomerRow[] }>(listCustomers, { query: { q: '有电话' } })
    expect(items[0]?.custom?.[field.key]).toBe('138****1234')
    const filter = JSON.stringify({ field: `custom.${field.key}`, op: 'startsWith', value: '138' })
    expect((await marketer.api.call(listCustomers, { query: { filter } })).statusCode).toBe(403)
    expect((await marketer.api.call(listCustomers, { query: { sort: `custom.${field.key}` } })).statusCode).toBe(403)
  })

  it('answers a list with the fields that it asks for', async () => {
    const grade = await defined({ type: 'text', label: '等级' })
    const keeper = await defined({ type: 'person', label: '管理人' })
    const hidden = await defined({ type: 'text', label: '领导评语', roles: ['team-lead'] })
    const values = { [grade.key]: '甲', [keeper.key]: world.lead.id, [hidden.key]: '稳' }
    await created(world.lead, values, '列出的客户')
    const listed = async (who: Actor, custom?: string) => {
      const query = { q: '列出的客户', ...(custom === undefined ? {} : { custom }) }
      const [row] = (await who.api.ok<{ items: CustomerRow[] }>(listCustomers, { query })).items
      return [row?.custom, row?.customNames]
    }
    const names = { [world.lead.id]: world.lead.name }
    expect(await listed(world.lead)).toEqual([values, names])
    expect(await listed(world.lead, '')).toEqual([undefined, undefined])
    expect(await listed(world.lead, `${grade.key},gone`)).toEqual([{ [grade.key]: '甲' }, undefined])
    const { [hidden.key]: _, ...shown } = values
    expect(await listed(world.admin, [grade.key, keeper.key].join())).toEqual([shown, names])
    const peer = await world.addPerson({ name: '旁人', roles: ['auditor'] })
    expect(await listed(peer, `${hidden.key},${grade.key}`)).toEqual([{ [grade.key]: '甲' }, undefined])
  })

  it('names people and customers that a field points to, the latter only inside the scope', async () => {
    const person = await defined({ type: 'person', label: '技术支持' })
    const parent = await defined({ type: 'customer', label: '介绍人' })
    const hidden = await created(world.stranger, {}, '别部门的')
    const own = await created(world.rep, {}, '自己的')
    const made = await created(world.rep, { [person.key]: world.lead.id, [parent.key]: own.id })
    expect(made.customNames).toEqual({ [world.lead.id]: world.lead.name, [own.id]: '自己的' })
    expect((await create(world.rep, { [parent.key]: hidden.id })).json().errors).toMatchObject([
      { code: 'custom-value.reference' },
    ])
  })
})

it('orders fields as they were dragged, and not when somebody added one meanwhile', async () => {
  const { items } = await world.admin.api.ok<{ items: CustomField[] }>(api.listCustomFields, {
    query: { record: 'customer' },
  })
  const turned = items.map((field, n) => ({ id: field.id, section: n % 2 ? '产品' : null })).reverse()
  const answer = await world.admin.api.ok<{ items: CustomField[] }>(api.arrangeCustomFields, {
    body: { record: 'customer', fields: turned },
  })
  expect(answer.items.map((field) => field.id)).toEqual(turned.map((field) => field.id))
  expect(answer.items.map((field) => field.section)).toEqual(turned.map((field) => field.section))
  const late = await world.admin.api.call(api.arrangeCustomFields, {
    body: { record: 'customer', fields: turned.slice(1) },
  })
  expect(late.json()).toMatchObject({ code: 'custom-field.changed-meanwhile' })
})
