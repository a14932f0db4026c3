import { afterAll, beforeAll, expect, it } from 'vitest'
import { createContact, deleteContact, restoreContact } from '@zhike/core/contacts/api'
import type { Contact } from '@zhike/core/contacts/schema'
import { getDecisionMap, putDecisionRole } from '@zhike/core/decision-maps/api'
import type { DecisionMap } from '@zhike/core/decision-maps/schema'
import { listHistory } from '@zhike/core/history/api'
import { merge, undo } from '../../test/merge-world.ts'
import { createWorld, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const nothing = { roles: [], attitude: null, reportsTo: null, ties: [] }
const put = (id: string, contactId: string, body: object) =>
  world.rep.api.call(putDecisionRole, { params: { id, contactId }, body: { ...nothing, ...body } })
const read = (id: string) => world.rep.api.ok<DecisionMap>(getDecisionMap, { params: { id } })

async function customerWith(...names: string[]): Promise<{ id: string; contacts: string[] }> {
  const id = await world.addCustomer({ name: `决策${names.join('')}`, personId: world.rep.id })
  const contacts: string[] = []
  for (const name of names) {
    contacts.push((await world.rep.api.ok<Contact>(createContact, { params: { id }, body: { name } })).id)
  }
  return { id, contacts }
}

it('says who decides, how they stand to us and to each other, and who said so', async () => {
  const { id, contacts } = await customerWith('老总', '采购', '工程师')
  const [boss = '', buyer = '', engineer = ''] = contacts
  await put(id, boss, { roles: ['decision-maker'], attitude: 'neutral' })
  await put(id, buyer, { roles: ['buyer', 'gatekeeper', 'buyer'], attitude: 'opponent', reportsTo: boss })
  const answer = await put(id, engineer, {
    roles: ['user'],
    attitude: 'supporter',
    reportsTo: boss,
    ties: [
      { kind: 'influences', otherId: boss },
      { kind: 'at-odds', otherId: buyer },
    ],
  })
  expect(answer.statusCode).toBe(200)
  const map = await read(id)
  expect(map.people).toMatchObject([
    { contactId: boss, roles: ['decision-maker'], attitude: 'neutral', reportsTo: null },
    { contactId: buyer, roles: ['buyer', 'gatekeeper'], attitude: 'opponent', reportsTo: boss },
    { contactId: engineer, roles: ['user'], reportsTo: boss },
  ])
  expect(map.ties).toHaveLength(2)
  // What is mutual can be taken back from the other side.
  await put(id, buyer, { roles: ['buyer'], attitude: 'opponent', reportsTo: boss })
  expect((await read(id)).ties).toMatchObject([{ kind: 'influences', contactId: engineer, otherId: boss }])
  const history = await world.rep.api.ok<{ items: { changes: object[] }[]; names: Record<string, string> }>(
    listHistory,
    {
      params: { id },
      query: { record: 'contact', recordId: engineer, field: 'influences' },
    },
  )
  expect(history.items[0]?.changes).toEqual([{ field: 'influences', before: [], after: [boss] }])
  expect(history.names).toMatchObject({ [boss]: '老总' })
})

it('refuses circles, oneself and strangers, in words', async () => {
  const { id, contacts } = await customerWith('一', '二', '三')
  const [one = '', two = '', three = ''] = contacts
  const other = await customerWith('别家的')
  await put(id, two, { reportsTo: one })
  await put(id, three, { reportsTo: two })
  const code = async (contactId: string, body: object) => (await put(id, contactId, body)).json<{ code: string }>().code
  expect(await code(one, { reportsTo: three })).toBe('decision-map.reports-in-circle')
  expect(await code(one, { reportsTo: one.toUpperCase() })).toBe('decision-map.tied-to-self')
  expect(await code(one, { ties: [{ kind: 'close-to', otherId: other.contacts[0] }] })).toBe(
    'decision-map.unknown-contact',
  )
  expect((await put(id, one, { attitude: 'angry' })).statusCode).toBe(400)
  expect((await put(other.id, one, {})).statusCode).toBe(404)
  const params = { id, contactId: one }
  expect((await world.stranger.api.call(putDecisionRole, { params, body: nothing })).statusCode).toBe(404)
  expect((await world.stranger.api.call(getDecisionMap, { params })).statusCode).toBe(404)
  // By way of the bin, too.
  await world.rep.api.ok(deleteContact, { params: { id, contactId: two } })
  expect((await read(id)).people).toMatchObject([{ contactId: one }, { contactId: three, reportsTo: null }])
  expect(await code(one, { reportsTo: three })).toBe('decision-map.reports-in-circle')
  await world.rep.api.ok(restoreContact, { params: { id, contactId: two } })
  expect((await read(id)).people.find((person) => person.contactId === three)?.reportsTo).toBe(two)
})

it('goes with its people through merging and back', async () => {
  const kept = await customerWith('甲', '乙')
  const gone = await customerWith('丙', '丁')
  await put(kept.id, kept.contacts[1] ?? '', { reportsTo: kept.contacts[0], attitude: 'supporter' })
  await put(gone.id, gone.contacts[1] ?? '', {
    roles: ['user'],
    reportsTo: gone.contacts[0],
    ties: [{ kind: 'close-to', otherId: gone.contacts[0] }],
  })
  const before = [await read(kept.id), await read(gone.id)]
  const { id } = await merge(world, world.admin, [kept.id, gone.id])
  const map = await read(kept.id)
  expect(map.people).toHaveLength(4)
  expect(map.ties).toHaveLength(1)
  // A tie between people of both has nowhere to stand once they are apart.
  expect(
    (
      await put(kept.id, gone.contacts[0] ?? '', {
        reportsTo: kept.contacts[0],
        ties: map.ties.map(({ kind }) => ({ kind, otherId: gone.contacts[1] })),
      })
    ).statusCode,
  ).toBe(200)
  await undo(world, world.admin, id)
  expect([await read(kept.id), await read(gone.id)]).toEqual(before)
})
