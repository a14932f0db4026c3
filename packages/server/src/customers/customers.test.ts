import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createCustomer,
  deleteCustomer,
  getCustomer,
  listCustomers,
  listDeletedCustomers,
  patchCustomer,
  restoreCustomer,
  setNextContact,
  unwatchCustomer,
  watchCustomer,
} from '@zhike/core/customers/api'
import type { Customer } from '@zhike/core/customers/schema'
import { updatePerson } from '@zhike/core/people/api'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

let made = 0
function create(actor: Actor, body: Record<string, unknown> = {}): Promise<Customer> {
  return actor.api.ok<Customer>(createCustomer, {
    body: { kind: 'organisation', name: `测试客户${++made}有限公司`, ...body },
  })
}

describe('creating a customer', () => {
  it('gives it to whoever enters it, with contacts, keys and stats', async () => {
    const customer = await create(world.rep, {
      name: '宁波北斗湾机械有限公司',
      shortName: '北斗湾',
      creditCode: '91350100m000100y43',
      regionCode: '330206',
      industryCode: 'C35',
      phone: '0574-8765 4321',
      contacts: [
        { name: '丁若水', mobile: '199-0000-2876' },
        { name: '赵启明', title: '采购经理', isPrimary: true },
      ],
    })
    expect(customer).toMatchObject({
      version: 1,
      name: '宁波北斗湾机械有限公司',
      creditCode: '91350100M000100Y43',
      holder: { kind: 'person', id: world.rep.id, name: world.rep.name },
      holderReasonCode: 'created',
      primaryContact: { name: '赵启明', title: '采购经理' },
      contactCount: 2,
      orderCount: 0,
      revenue12m: null,
      isWatched: false,
      abilities: { update: true, delete: true, assign: false, release: true, writeFollowUps: true },
    })
    expect(customer.completeness.missing.map(({ key }) => key)).toEqual([
      'source',
      'address',
      'size',
      'tags',
      'notes',
      'anniversary',
      'contactBirthday',
    ])
    expect(customer.completenessPercent).toBe(customer.completeness.percent)
    const keys = await world.database.ownerQuery('select kind, value from customer_keys where customer_id = $1', [
      customer.id,
    ])
    expect(keys).toContainEqual({ kind: 'phone', value: '+8619900002876' })
    expect(keys).toContainEqual({ kind: 'name', value: '北斗湾' })
  })

  it('can leave the holder to the rules, a pool or, for a lead, to a person in reach', async () => {
    expect((await create(world.rep, { assignTo: { kind: 'rules' } })).holder.kind).toBe('pool')
    const given = await create(world.lead, { assignTo: { kind: 'person', personId: world.deputy.id } })
    expect(given.holder.id).toBe(world.deputy.id)
    const outside = { assignTo: { kind: 'person', personId: world.stranger.id } }
    const body = { kind: 'organisation', name: '甲', ...outside }
    const refusal = (await world.lead.api.call(createCustomer, { body })).json()
    expect(refusal).toMatchObject({ code: 'ownership.unknown-person' })
    expect(refusal.title).toBe(
      `「${world.stranger.name}」不在你能分派客户的人里。从人员列表里另选一位，或请管理员来分派。`,
    )
    expect((await world.rep.api.call(createCustomer, { body })).statusCode).toBe(403)
  })

  it('names the other holder of a code only where it may be seen', async () => {
    const code = '91330206MA0LMC27XQ'
    const first = await create(world.stranger, { externalId: 'K-1' })
    const asRep = await world.rep.api.call(createCustomer, {
      body: { kind: 'organisation', name: '乙', externalId: 'K-1' },
    })
    expect(asRep.statusCode).toBe(409)
    expect(asRep.json()).toMatchObject({ code: 'customer.external-id-taken-elsewhere' })
    expect(asRep.body).not.toContain(first.name)
    const asAdmin = await world.admin.api.call(createCustomer, {
      body: { kind: 'organisation', name: '乙', externalId: 'K-1' },
    })
    expect(asAdmin.json()).toMatchObject({ code: 'customer.external-id-taken', params: { name: first.name } })
    const wrong = await world.rep.api.call(createCustomer, {
      body: { kind: 'organisation', name: '丙', creditCode: code },
    })
    const errors = [{ path: '/creditCode', message: expect.stringContaining(code) }]
    expect(wrong.json()).toMatchObject({ code: 'customer.credit-code-wrong', params: { value: code }, errors })
  })

  it('lets one of two simultaneous creators have the code', async () => {
    const body = { kind: 'organisation', name: '同时', externalId: 'RACE-1' }
    const answers = await Promise.all(Array.from({ length: 6 }, () => world.rep.api.call(createCustomer, { body })))
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409, 409, 409, 409, 409])
  })

  it.each([
    ['NUL', { name: 'a\u0000b' }, 400],
    ['only spaces', { name: '   ' }, 400],
    ['too long', { name: '长'.repeat(201) }, 400],
    ['unknown field', { holderName: 'x' }, 400],
    ['control characters in notes', { notes: 'a\u0007b' }, 400],
    ['a broken surrogate', { name: 'x\ud800' }, 400],
    ['emoji', { name: '客户 🙂👨‍👩‍👧' }, 201],
    ['HTML', { name: '<script>alert(1)</script>', notes: '<img src=x onerror=alert(1)>' }, 201],
    ['SQL', { name: "'); drop table customers; --" }, 201],
  ])('answers odd text clearly: %s', async (_, given, status) => {
    const body: Record<string, string> = { kind: 'organisation', name: '客户', ...given }
    const response = await world.rep.api.call(createCustomer, { body })
    expect(response.statusCode).toBe(status)
    expect(status === 400 || response.json().name === body.name).toBe(true)
  })
})

describe('changing a customer', () => {
  it('counts the version, writes what changed and refuses a lost update', async () => {
    const { id } = await create(world.rep)
    const changed = await world.rep.api.call(patchCustomer, {
      params: { id },
      version: 1,
      body: { shortName: '简称', size: '', phone: '+86 199 0000 1111' },
    })
    expect(changed.headers.etag).toBe('"2"')
    expect(changed.json()).toMatchObject({ version: 2, shortName: '简称', phone: '19900001111' })
    const lost = await world.rep.api.call(patchCustomer, { params: { id }, version: 1, body: { shortName: '别的' } })
    expect(lost.statusCode).toBe(412)
    expect(lost.json()).toMatchObject({ code: 'record.changed', params: { current: 2, yours: 1 } })
    const without = await world.rep.api.call(patchCustomer, { params: { id }, body: { shortName: '别的' } })
    expect(without.statusCode).toBe(428)
    const [entry] = await world.database.ownerQuery(
      `select e.summary, v.before, v.after from audit_entries e join audit_values v on v.entry_id = e.id
       where e.customer_id = $1 and e.action = 'customer.update'`,
      [id],
    )
    expect(entry).toMatchObject({
      summary: { fields: ['shortName', 'phone'] },
      before: { shortName: null, phone: null },
      after: { shortName: '简称', phone: '19900001111' },
    })
  })

  it('leaves everything alone when nothing differs', async () => {
    const { id, name } = await create(world.rep)
    const same = await world.rep.api.ok<Customer>(patchCustomer, { params: { id }, version: 1, body: { name } })
    expect(same.version).toBe(1)
  })

  it('never changes the holder', async () => {
    const { id } = await create(world.rep)
    for (const body of [{ holderPersonId: world.lead.id }, { holder: null }, { holderPoolId: 'x', shortName: 'y' }]) {
      const refused = await world.rep.api.call(patchCustomer, { params: { id }, version: 1, body })
      expect(refused.json()).toMatchObject({ status: 409, code: 'customer.holder-not-editable' })
    }
  })

  it('refuses the code of another customer', async () => {
    await create(world.rep, { externalId: 'K-2' })
    const { id } = await create(world.rep)
    const refused = await world.rep.api.call(patchCustomer, { params: { id }, version: 1, body: { externalId: 'K-2' } })
    expect(refused.json()).toMatchObject({ status: 409, code: 'customer.external-id-taken' })
  })
})

describe('outside the scope a customer does not exist', () => {
  it('for every route that names it', async () => {
    const { id } = await create(world.stranger)
    for (const route of [getCustomer, deleteCustomer, watchCustomer, unwatchCustomer, restoreCustomer]) {
      expect((await world.rep.api.call(route, { params: { id } })).statusCode).toBe(404)
    }
    const patch = await world.lead.api.call(patchCustomer, { params: { id }, version: 1, body: { size: '1' } })
    expect(patch.statusCode).toBe(404)
    const next = await world.lead.api.call(setNextContact, { params: { id }, body: { on: '2026-12-01' } })
    expect(next.statusCode).toBe(404)
    expect((await world.admin.api.call(getCustomer, { params: { id } })).statusCode).toBe(200)
  })

  it('reaches up to the lead and not sideways', async () => {
    const { id } = await create(world.deputy)
    expect((await world.lead.api.call(getCustomer, { params: { id } })).statusCode).toBe(200)
    expect((await world.rep.api.call(getCustomer, { params: { id } })).statusCode).toBe(404)
  })
})

describe('deleting and restoring', () => {
  it('moves a customer to the bin, frees its keys, and brings it back by the rules', async () => {
    const { id } = await create(world.rep, { externalId: 'BIN-1', contacts: [{ name: '甲', mobile: '19900003333' }] })
    await world.rep.api.ok(deleteCustomer, { params: { id } })
    expect((await world.rep.api.call(getCustomer, { params: { id } })).statusCode).toBe(404)
    const list = await world.rep.api.ok<{ items: { id: string }[] }>(listCustomers, { query: { limit: 200 } })
    expect(list.items.some((row) => row.id === id)).toBe(false)
    const bin = await world.rep.api.ok<{ items: { id: string; formerHolder: unknown }[] }>(listDeletedCustomers)
    expect(bin.items.find((row) => row.id === id)?.formerHolder).toMatchObject({ id: world.rep.id })
    const foreign = await world.stranger.api.ok<{ items: { id: string }[] }>(listDeletedCustomers)
    expect(foreign.items).toEqual([])
    expect(await world.database.ownerQuery('select from customer_keys where customer_id = $1', [id])).toEqual([])

    const restored = await world.rep.api.ok<Customer>(restoreCustomer, { params: { id } })
    expect(restored).toMatchObject({ id, holder: { kind: 'pool' }, holderReasonCode: 'restored', contactCount: 1 })
    const keys = await world.database.ownerQuery('select kind from customer_keys where customer_id = $1', [id])
    expect(keys.map((key) => key.kind).sort()).toEqual(['externalId', 'name', 'phone', 'phoneTail'])
    expect((await world.admin.api.call(getCustomer, { params: { id } })).statusCode).toBe(200)
    expect((await world.rep.api.call(restoreCustomer, { params: { id } })).statusCode).toBe(404)
  })

  it('cannot restore while another customer has its code', async () => {
    const { id } = await create(world.rep, { externalId: 'BIN-2' })
    await world.rep.api.ok(deleteCustomer, { params: { id } })
    await create(world.rep, { externalId: 'BIN-2' })
    const refused = await world.rep.api.call(restoreCustomer, { params: { id } })
    expect(refused.json()).toMatchObject({ status: 409, code: 'customer.external-id-taken' })
  })
})

it('keeps, postpones and settles the next contact', async () => {
  const { id } = await create(world.rep)
  const set = (body: unknown) => world.rep.api.ok(setNextContact, { params: { id }, body })
  expect(await set({ on: '2026-12-01', step: '寄样品' })).toEqual({ on: '2026-12-01', step: '寄样品' })
  expect(await set({ on: '2026-12-04' })).toEqual({ on: '2026-12-04', step: '寄样品' })
  expect(await world.rep.api.ok(getCustomer, { params: { id } })).toMatchObject({ nextContactOn: '2026-12-04' })
  expect(await set({ on: null })).toEqual({ on: null, step: null })
  const wrong = await world.rep.api.call(setNextContact, { params: { id }, body: { on: '2026-02-30' } })
  expect(wrong.statusCode).toBe(400)
})

it('marks what a person watches, for that person alone', async () => {
  const { id } = await create(world.rep)
  await world.lead.api.ok(watchCustomer, { params: { id } })
  await world.lead.api.ok(watchCustomer, { params: { id } })
  expect(await world.lead.api.ok(getCustomer, { params: { id } })).toMatchObject({ isWatched: true })
  expect(await world.rep.api.ok(getCustomer, { params: { id } })).toMatchObject({ isWatched: false })
  const watched = await world.lead.api.ok<{ items: { id: string }[] }>(listCustomers, { query: { scope: 'watched' } })
  expect(watched.items.map((row) => row.id)).toEqual([id])
  await world.lead.api.ok(unwatchCustomer, { params: { id } })
  expect(await world.lead.api.ok(getCustomer, { params: { id } })).toMatchObject({ isWatched: false })
})

it('shows a holder by the name that they have now', async () => {
  const person = await world.addPerson({ name: '旧名字' })
  const { id } = await create(person)
  const shown = async () => {
    const { items } = await person.api.ok<{ items: Customer[] }>(listCustomers, { query: {} })
    const record = await person.api.ok<Customer>(getCustomer, { params: { id } })
    return [...items, record].map((one) => one.holder.name)
  }
  expect(await shown()).toEqual(['旧名字', '旧名字'])
  await world.admin.api.ok(updatePerson, { params: { id: person.id }, version: 1, body: { name: '新名字' } })
  expect(await shown()).toEqual(['新名字', '新名字'])
})
