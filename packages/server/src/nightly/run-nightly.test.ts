import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type World } from '../../test/world.ts'
import { runNightly } from './run-nightly.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

test('figures follow the orders, tiers are calculated, and what is old is deleted', async () => {
  const customerId = await world.addCustomer({ name: '夜里有限公司', personId: world.rep.id })
  await world.database.ownerQuery(
    `insert into orders (customer_id, id, number, ordered_on, amount, currency, amount_base)
     values ($1, gen_random_uuid(), 'N-1', current_date, 500, 'CNY', 500)`,
    [customerId],
  )
  await world.database.ownerQuery(
    `insert into events (id, at, name, payload, dispatched_at) values
      (gen_random_uuid(), now() - interval '40 days', 'tiers.run', '{}', now()),
      (gen_random_uuid(), now() - interval '40 days', 'tiers.run', '{}', null)`,
  )
  await world.database.ownerQuery(
    `insert into idempotency_keys (key, actor_id, operation, request_hash, created_at) values
      ('old', gen_random_uuid(), 'x', '', now() - interval '4 days'),
      ('new', gen_random_uuid(), 'x', '', now())`,
  )
  await runNightly(world.system)
  const [row] = await world.database.ownerQuery(
    `select c.tier, s.revenue12m::float as revenue,
      (select count(*)::int from events where at < now() - interval '30 days') as old_events,
      (select array_agg(key) from idempotency_keys) as keys
     from customers c join customer_stats s on s.customer_id = c.id where c.id = $1`,
    [customerId],
  )
  expect(row).toEqual({ tier: 'A', revenue: 500, old_events: 1, keys: ['new'] })
})
