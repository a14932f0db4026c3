import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { collaboratorRoutes } from '@zhike/core/collaborators/api'
import type { Collaborator } from '@zhike/core/collaborators/schema'
import { customerRoutes } from '@zhike/core/customers/api'
import { newId } from '@zhike/core/kernel/ids'
import { poolRoutes } from '@zhike/core/pools/api'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
let customer: string
let made = 0
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  customer = await world.addCustomer({ name: `协作${++made}`, personId: world.rep.id })
})

const put = (by: Actor, personId: string, body: object = { part: 'specialist' }) =>
  by.api.call(collaboratorRoutes.putCollaborator, { params: { id: customer, personId }, body })
const remove = (by: Actor, personId: string) =>
  by.api.call(collaboratorRoutes.removeCollaborator, { params: { id: customer, personId } })
const list = (by: Actor) =>
  by.api.ok<{ items: Collaborator[] }>(collaboratorRoutes.listCollaborators, { params: { id: customer } })
const sees = async (who: Actor) =>
  (await who.api.call(customerRoutes.getCustomer, { params: { id: customer } })).statusCode === 200

describe('a collaborator', () => {
  it('sees the customer from then on, in the list of collaborations too, and no longer when taken away', async () => {
    expect(await sees(world.stranger)).toBe(false)
    const answer = await put(world.rep, world.stranger.id, { part: 'pre-sales', note: '方案' })
    expect(answer.json()).toMatchObject({ part: 'pre-sales', note: '方案', untilOn: null, isOver: false })
    expect(await sees(world.stranger)).toBe(true)
    const shared = await world.stranger.api.ok<{ items: { id: string }[] }>(customerRoutes.listCustomers, {
      query: { scope: 'collaborating' },
    })
    expect(shared.items.map(({ id }) => id)).toContain(customer)
    expect((await remove(world.rep, world.stranger.id)).statusCode).toBe(204)
    expect(await sees(world.stranger)).toBe(false)
  })

  it('is changed in place, and sees nothing after the last day', async () => {
    await put(world.rep, world.stranger.id)
    await put(world.rep, world.stranger.id, { part: 'backup', untilOn: '2099-12-31' })
    const { items } = await list(world.rep)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ part: 'backup', untilOn: '2099-12-31', abilities: { update: true, delete: true } })
    await world.database.pool.query(`update collaborators set until_on = '2020-01-01' where customer_id = $1`, [
      customer,
    ])
    expect(await sees(world.stranger)).toBe(false)
    expect((await list(world.rep)).items[0]).toMatchObject({ isOver: true })
  })

  it('may step back, but neither add nor take away others', async () => {
    await put(world.rep, world.stranger.id)
    await put(world.rep, world.deputy.id)
    expect((await put(world.stranger, world.lead.id)).statusCode).toBe(403)
    expect((await remove(world.stranger, world.deputy.id)).statusCode).toBe(403)
    const abilities = (await list(world.stranger)).items.map((one) => [one.person.id, one.abilities.delete])
    expect(abilities).toEqual([
      [world.stranger.id, true],
      [world.deputy.id, false],
    ])
    expect((await remove(world.stranger, world.stranger.id)).statusCode).toBe(204)
    expect(await sees(world.stranger)).toBe(false)
  })
})

describe('refused', () => {
  it('the holder, somebody unknown, a day gone by, somebody who left', async () => {
    const left = await world.addPerson({ name: '离职' })
    await world.database.pool.query('update people set is_active = false where id = $1', [left.id])
    expect((await put(world.rep, world.rep.id)).json()).toMatchObject({ code: 'collaborator.holds' })
    expect((await put(world.rep, newId())).json()).toMatchObject({ code: 'collaborator.unknown' })
    expect((await put(world.rep, left.id)).json()).toMatchObject({ code: 'collaborator.inactive' })
    const past = { part: 'reader', untilOn: '2020-01-01' }
    expect((await put(world.rep, world.deputy.id, past)).json()).toMatchObject({ code: 'collaborator.past-day' })
    expect((await remove(world.rep, world.deputy.id)).statusCode).toBe(404)
    expect((await list(world.rep)).items).toEqual([])
  })

  it('anybody at all on a customer in a pool', async () => {
    const { items } = await world.admin.api.ok<{ items: { id: string; kind: string }[] }>(poolRoutes.listPools)
    const pool = items.find(({ kind }) => kind === 'public')
    customer = await world.addCustomer({ name: '公海里的', poolId: pool?.id ?? '' })
    expect((await put(world.admin, world.rep.id)).json()).toMatchObject({ code: 'collaborator.pooled' })
  })

  it('whoever does not see the customer hears nothing of it', async () => {
    const listed = await world.stranger.api.call(collaboratorRoutes.listCollaborators, { params: { id: customer } })
    expect(listed.statusCode).toBe(404)
  })
})
