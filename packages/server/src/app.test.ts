import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type World } from '../test/world.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

test('an announced but empty JSON body is no body', async () => {
  const answer = await world.app.inject({
    method: 'DELETE',
    url: '/api/v1/customers/00000000-0000-7000-8000-000000000000',
    headers: { 'content-type': 'application/json' },
  })
  expect(answer.statusCode).toBe(401)
})
