import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { getCustomer, getRevenueByMonth } from '@zhike/core/customers/api'
import { createOrder, deleteOrder, getOrder, listOrders, patchOrder } from '@zhike/core/orders/api'
import type { Order } from '@zhike/core/orders/schema'
import { createWorld, type World } from '../../test/world.ts'

let world: World
let id: string

beforeAll(async () => {
  world = await createWorld()
  world.setClock('2026-11-21T04:00:00Z')
})
afterAll(() => world.close())
beforeEach(async () => {
  id = await world.addCustomer({ name: '订单的客户', personId: world.rep.id })
})

let made = 0
const body = (given: object = {}) => ({ number: `SO-${++made}`, orderedOn: '2026-11-06', ...given })
const add = (given: object) => world.rep.api.ok<Order>(createOrder, { params: { id }, body: body(given) })
const stats = () => world.rep.api.ok<Record<string, unknown>>(getCustomer, { params: { id } })

describe('an order', () => {
  it('takes its amount from its lines and counts for the customer', async () => {
    const order = await add({ lines: [{ product: '行星减速机 PX120', quantity: '160', price: '8912.5' }] })
    expect(order).toMatchObject({
      amount: '1426000.0000',
      currency: 'CNY',
      amountBase: '1426000.0000',
      isReturn: false,
    })
    expect(await stats()).toMatchObject({ orderCount: 1, revenue12m: '1426000.0000', lastOrderOn: '2026-11-06' })
    await add({ amount: '-426000', isReturn: true, orderedOn: '2026-11-10' })
    expect(await stats()).toMatchObject({ orderCount: 2, revenue12m: '1000000.0000', lastOrderOn: '2026-11-10' })
    await add({ amount: '5', orderedOn: '2024-01-01' })
    expect(await stats()).toMatchObject({ orderCount: 3, revenue12m: '1000000.0000' })
    await world.rep.api.ok(deleteOrder, { params: { id, orderId: order.id } })
    expect(await stats()).toMatchObject({ orderCount: 2, revenue12m: '-426000.0000' })
    expect((await world.rep.api.call(getOrder, { params: { id, orderId: order.id } })).statusCode).toBe(404)
  })

  it.each([
    [{ amount: '-1' }, 'order.amount-negative'],
    [{}, 'order.amount-missing'],
    [{ amount: '3', lines: [{ product: 'x', quantity: '1', price: '2' }] }, 'order.amount-differs'],
    [{ amount: '1', currency: 'USD' }, 'order.rate-missing'],
  ])('is refused: %o → %s', async (given, code) => {
    const response = await world.rep.api.call(createOrder, { params: { id }, body: body(given) })
    expect(response.json()).toMatchObject({ status: 422, code })
  })

  it.each([
    [{ orderedOn: '2026-02-30', amount: '1' }],
    [{ orderedOn: '0001-01-01', amount: '1' }],
    [{ amount: '1e3' }],
    [{ amount: 12 }],
    [{ number: '', amount: '1' }],
  ])('is bad input: %o', async (given) => {
    expect((await world.rep.api.call(createOrder, { params: { id }, body: body(given) })).statusCode).toBe(400)
  })

  it('in another currency waits for its rate, and keeps the one it was entered at', async () => {
    const rate = (value: string) =>
      world.database.ownerQuery(
        'insert into exchange_rates (currency, rate) values ($1, $2) on conflict (currency) do update set rate = excluded.rate',
        ['EUR', value],
      )
    await rate('7.8')
    const order = await add({ amount: '100', currency: 'EUR' })
    expect(order.amountBase).toBe('780.0000')
    await rate('8')
    const params = { id, orderId: order.id }
    const renamed = await world.rep.api.ok<Order>(patchOrder, { params, version: 1, body: { notes: '加急' } })
    expect(renamed).toMatchObject({ version: 2, amountBase: '780.0000', notes: '加急' })
    const repriced = await world.rep.api.ok<Order>(patchOrder, { params, version: 2, body: { amount: '200' } })
    expect(repriced).toMatchObject({ amount: '200.0000', amountBase: '1600.0000' })
  })

  it('has a number of its own within the customer', async () => {
    const first = await add({ amount: '1' })
    const again = await world.rep.api.call(createOrder, {
      params: { id },
      body: { ...body({ amount: '1' }), number: first.number },
    })
    expect(again.json()).toMatchObject({ status: 409, code: 'order.number-taken', params: { number: first.number } })
    const second = await add({ amount: '1' })
    const params = { id, orderId: second.id }
    const renamed = await world.rep.api.call(patchOrder, { params, version: 1, body: { number: first.number } })
    expect(renamed.statusCode).toBe(409)
    await world.rep.api.ok(deleteOrder, { params: { id, orderId: first.id } })
    await world.rep.api.ok(patchOrder, { params, version: 1, body: { number: first.number } })
  })

  it('changes by version, lines replaced as a whole', async () => {
    const line = (product: string) => ({ product, quantity: '1', price: '10' })
    const order = await add({ lines: [line('a'), line('b')] })
    const params = { id, orderId: order.id }
    const changed = await world.rep.api.ok<Order>(patchOrder, { params, version: 1, body: { lines: [line('c')] } })
    expect(changed).toMatchObject({ version: 2, amount: '10.0000', lines: [{ product: 'c' }] })
    expect((await world.rep.api.call(patchOrder, { params, version: 1, body: { notes: 'x' } })).statusCode).toBe(412)
    const same = await world.rep.api.ok<Order>(patchOrder, { params, version: 2, body: { amount: '10' } })
    expect(same.version).toBe(2)
  })
})

it('lists newest first, page by page', async () => {
  for (const day of ['2026-01-05', '2026-03-05', '2026-03-05', '2026-02-05']) await add({ amount: '1', orderedOn: day })
  const days: string[] = []
  let after: string | undefined
  do {
    const page = await world.lead.api.ok<{ items: Order[]; nextCursor: string | null }>(listOrders, {
      params: { id },
      query: { limit: 1, after },
    })
    days.push(...page.items.map((order) => order.orderedOn))
    after = page.nextCursor ?? undefined
  } while (after)
  expect(days).toEqual(['2026-03-05', '2026-03-05', '2026-02-05', '2026-01-05'])
  expect((await world.stranger.api.call(listOrders, { params: { id } })).statusCode).toBe(404)
})

it('shows revenue by month in the data’s own time', async () => {
  await add({ amount: '10', orderedOn: '2026-11-01' })
  await add({ amount: '20', orderedOn: '2026-11-20' })
  await add({ amount: '5', orderedOn: '2025-12-01' })
  await add({ amount: '7', orderedOn: '2025-11-21' })
  await add({ amount: '100', orderedOn: '2025-11-22' })
  const revenue = await world.rep.api.ok<{ months: { month: string; revenue: string }[] }>(getRevenueByMonth, {
    params: { id },
  })
  expect(revenue).toMatchObject({ currency: 'CNY', total12m: '135.0000', previous12m: '7.0000' })
  expect(revenue.months).toHaveLength(12)
  expect(revenue.months[0]).toMatchObject({ month: '2025-12', revenue: '5.0000' })
  expect(revenue.months[11]).toMatchObject({ month: '2026-11', revenue: '30.0000', orders: 2 })
  const longer = await world.rep.api.ok<{ months: object[] }>(getRevenueByMonth, {
    params: { id },
    query: { months: 24 },
  })
  expect(longer.months).toHaveLength(24)
})
