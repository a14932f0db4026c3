import { consentRoutes } from '@zhike/core/consents/api'
import type { ConsentList } from '@zhike/core/consents/schema'
import { contactRoutes } from '@zhike/core/contacts/api'
import { addDays } from '@zhike/core/kernel/time'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type World } from '../../test/world.ts'
import { today } from '../platform/context/context.ts'

let world: World
let individual: string
let company: string
let contactId: string
let day: string
beforeAll(async () => {
  world = await createWorld()
  day = today(world.system)
  individual = await world.addCustomer({ name: '苏念慈', kind: 'individual', personId: world.rep.id })
  company = await world.addCustomer({ name: '海晟精密', personId: world.rep.id })
  const contact = await world.rep.api.ok<{ id: string }>(contactRoutes.createContact, {
    params: { id: company },
    body: { name: '郑一诺' },
  })
  contactId = contact.id
})
afterAll(() => world.close())

const given = (more: object) => ({
  contactId: null,
  purpose: 'marketing',
  channels: ['phone', 'wechat'],
  decision: 'given',
  decidedOn: addDays(day, -3),
  method: 'form',
  evidence: '展会登记表',
  ...more,
})
const record = (id: string, more: object = {}) =>
  world.rep.api.call(consentRoutes.recordConsent, { params: { id }, body: given(more) })
const listed = (id: string) => world.rep.api.ok<ConsentList>(consentRoutes.listConsents, { params: { id } })

describe('consent', () => {
  it('stands per purpose and channel with its evidence; a new decision replaces the old one, which stays', async () => {
    expect((await record(individual)).statusCode).toBe(201)
    expect((await record(individual, { channels: ['phone'], decision: 'refused', decidedOn: day })).statusCode).toBe(
      201,
    )
    const { items, people, abilities } = await listed(individual)
    expect(people).toEqual([{ contactId: null, name: '苏念慈' }])
    expect(abilities.write).toBe(true)
    const brief = items.map(({ channel, decision, end }) => [channel, decision, end?.kind ?? 'stands', end?.on ?? null])
    expect(brief.sort()).toEqual([
      ['phone', 'given', 'replaced', day],
      ['phone', 'refused', 'stands', null],
      ['wechat', 'given', 'stands', null],
    ])
    expect(items.find((one) => one.channel === 'wechat')).toMatchObject({
      evidence: '展会登记表',
      method: 'form',
      recordedBy: { id: world.rep.id, name: world.rep.name },
    })
  })

  it('is withdrawn once, not before it was given and not in the future', async () => {
    const standing = (await listed(individual)).items.find((one) => one.channel === 'wechat')!
    const withdraw = (on: string) =>
      world.rep.api.call(consentRoutes.withdrawConsent, {
        params: { id: individual, consentId: standing.id },
        body: { on, note: '来电要求' },
      })
    expect((await withdraw(addDays(day, -9))).json().code).toBe('consent.withdrawn-before-given')
    expect((await withdraw(addDays(day, 1))).json().code).toBe('consent.in-future')
    expect((await withdraw(day)).statusCode).toBe(200)
    expect((await withdraw(day)).json().code).toBe('consent.already-ended')
    expect((await listed(individual)).items.find((one) => one.id === standing.id)?.end).toMatchObject({
      kind: 'withdrawn',
      note: '来电要求',
      by: { name: world.rep.name },
    })
  })

  it('is given by people: of a company by its contacts, for purposes that exist', async () => {
    expect((await record(company)).json().code).toBe('consent.not-a-person')
    expect((await record(company, { contactId })).statusCode).toBe(201)
    expect((await record(individual, { contactId })).statusCode).toBe(404)
    expect((await record(individual, { purpose: 'selling' })).json().code).toBe('consent.unknown-purpose')
    expect((await record(individual, { decidedOn: addDays(day, 1) })).json().code).toBe('consent.in-future')
    expect((await record(individual, { fileId: individual })).json().code).toBe('consent.no-such-file')
  })

  it('is nobody’s business outside the scope', async () => {
    for (const actor of [world.stranger, world.deputy]) {
      expect((await actor.api.call(consentRoutes.listConsents, { params: { id: individual } })).statusCode).toBe(404)
      expect(
        (await actor.api.call(consentRoutes.recordConsent, { params: { id: individual }, body: given({}) })).statusCode,
      ).toBe(404)
    }
    expect((await world.lead.api.call(consentRoutes.listConsents, { params: { id: individual } })).statusCode).toBe(200)
  })
})
