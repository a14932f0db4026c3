import { afterAll, beforeAll, expect, it } from 'vitest'
import { sessionRoutes } from '@zhike/core/session/api'
import { createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

it('offers people of every role who can call the API at once', async () => {
  for (const actor of world.actors) {
    const session = await actor.api.ok<{ person: { id: string } }>(sessionRoutes.getSession)
    expect(session.person.id).toBe(actor.id)
  }
})

it('makes customers that are held from the first instant', async () => {
  const id = await world.addCustomer({ name: '宁波海晟精密机械有限公司', personId: world.rep.id })
  const tenure = await world.database.db
    .selectFrom('tenures')
    .select(['personId', 'endAt'])
    .where('customerId', '=', id)
    .executeTakeFirstOrThrow()
  expect(tenure).toEqual({ personId: world.rep.id, endAt: 'infinity' })
})
