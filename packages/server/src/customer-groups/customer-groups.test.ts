import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCustomerGroup, listSubsidiaries, setCustomerParent } from '@zhike/core/customer-groups/api'
import { mostLevels } from '@zhike/core/customer-groups/problems'
import type { CustomerGroup, Subsidiary } from '@zhike/core/customer-groups/schema'
import { countCustomers, deleteCustomer, listCustomers, restoreCustomer } from '@zhike/core/customers/api'
import type { CustomerRow } from '@zhike/core/customers/schema'
import { listHistory } from '@zhike/core/history/api'
import { createOrder } from '@zhike/core/orders/api'
import { merge, randomOf, undo } from '../../test/merge-world.ts'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const add = (count: number, personId = world.rep.id, name = '集团') =>
  world.addCustomers(Array.from({ length: count }, (_, n) => ({ name: `${name}${n}`, personId })))
const hang = (id: string, parentId: string | null, actor: Actor = world.admin) =>
  actor.api.call(setCustomerParent, { params: { id }, body: { parentId } })
const hung = async (id: string, parentId: string | null) => expect((await hang(id, parentId)).statusCode).toBe(200)
const groupOf = (id: string, actor: Actor = world.admin) =>
  actor.api.ok<CustomerGroup>(getCustomerGroup, { params: { id } })
const belowOf = async (id: string, actor: Actor = world.admin) =>
  (await actor.api.ok<{ items: Subsidiary[] }>(listSubsidiaries, { params: { id } })).items
const found = async (filter: object, actor: Actor = world.admin) => {
  const query = { filter: JSON.stringify(filter), sort: 'name' }
  const { items } = await actor.api.ok<{ items: CustomerRow[] }>(listCustomers, { query })
  const { count } = await actor.api.ok<{ count: number }>(countCustomers, { query: { filter: query.filter } })
  expect(count).toBe(items.length)
  return items
}
const links = async (ids: readonly string[]) =>
  (
    await world.database.ownerQuery<{ line: string }>(
      'select to_jsonb(p)::text as line from customer_parents p where customer_id = any($1) order by 1',
      [ids],
    )
  ).map((row) => row.line)

describe('a group of customers', () => {
  it('sums what lies below, and shows the way up', async () => {
    const [top = '', middle = '', low = '', other = ''] = await add(4)
    await hung(middle, top)
    await hung(low, middle)
    await hung(other, top)
    for (const [id, amount] of [
      [top, '100'],
      [low, '20.5'],
      [other, '3'],
    ] as const) {
      await world.admin.api.ok(createOrder, {
        params: { id },
        body: { number: `G-${id.slice(-6)}`, orderedOn: '2026-06-01', amount },
      })
    }
    const whole = await groupOf(top)
    expect(whole).toMatchObject({ path: [], totals: { customers: 4, hidden: 0, revenue: '123.5000', orders: 3 } })
    expect((await groupOf(middle)).totals).toMatchObject({ customers: 2, revenue: '20.5000' })
    expect((await groupOf(low)).path.map((one) => one?.id)).toEqual([top, middle])
    expect(await belowOf(top)).toMatchObject([
      { id: middle, below: 1, hiddenBetween: 0 },
      { id: other, below: 0 },
    ])
    expect((await found({ field: 'group', op: 'in', value: [middle] })).map((row) => row.id).sort()).toEqual(
      [middle, low].sort(),
    )
    const [row] = await found({ field: 'parent', op: 'in', value: [middle] })
    expect(row).toMatchObject({ id: low, parent: { id: middle, name: '集团1' } })
    const inGroup = { field: 'group', op: 'in', value: [top] }
    const parents = await found({ all: [inGroup, { field: 'subsidiary', op: 'isNotEmpty' }] })
    expect(parents.map((one) => one.id).sort()).toEqual([top, middle].sort())
    const roots = await found({ all: [inGroup, { not: { field: 'parent', op: 'isNotEmpty' } }] })
    expect(roots.map((one) => one.id)).toEqual([top])
    expect(await found({ all: [inGroup, { field: 'group', op: 'notIn', value: [middle] }] })).toHaveLength(2)
  })

  it('pages what lies directly below', async () => {
    const [top = '', ...rest] = await add(6)
    for (const id of rest) await hung(id, top)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page: { items: Subsidiary[]; nextCursor: string | null } = await world.admin.api.ok(listSubsidiaries, {
        params: { id: top },
        query: { limit: 2, after },
      })
      seen.push(...page.items.map((one) => one.id))
      after = page.nextCursor ?? undefined
    } while (after)
    expect(seen.sort()).toEqual([...rest].sort())
  })

  it('refuses itself, circles and endless depth, in words and in the database', async () => {
    const ids = await add(mostLevels + 2)
    const [top = '', middle = ''] = ids
    expect((await hang(top, top)).json()).toMatchObject({ status: 422, code: 'customer-group.parent-is-itself' })
    expect((await hang(top.toUpperCase(), top)).json()).toMatchObject({ code: 'customer-group.parent-is-itself' })
    for (let n = 1; n < mostLevels; n++) await hung(ids[n] ?? '', ids[n - 1] ?? '')
    expect((await hang(top, ids[4] ?? '')).json()).toMatchObject({
      status: 422,
      code: 'customer-group.parent-is-below',
    })
    const tooDeep = await hang(ids[mostLevels] ?? '', ids[mostLevels - 1] ?? '')
    expect(tooDeep.json()).toMatchObject({ status: 422, code: 'customer-group.too-deep', params: { levels: 11 } })
    // The whole chain below one more is too deep, too.
    expect((await hang(top, ids[mostLevels + 1] ?? '')).json()).toMatchObject({ code: 'customer-group.too-deep' })
    const direct = world.database.ownerQuery('insert into customer_parents (customer_id, parent_id) values ($1, $2)', [
      top,
      ids[4],
    ])
    await expect(direct).rejects.toMatchObject({ code: 'ZK411' })
    expect((await hang(middle, null)).statusCode).toBe(200)
    expect((await groupOf(middle)).path).toEqual([])
  })

  it('closes no circle when two people hang each below the other at once', async () => {
    for (let round = 0; round < 3; round++) {
      const [one = '', two = '', three = ''] = await add(3)
      const answers = await Promise.all([hang(one, two), hang(two, three), hang(three, one)])
      expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 200, 422])
    }
    // Past the verb, too: each of two transactions sees no circle by itself.
    const [one = '', two = ''] = await add(2)
    const put = (a: string, b: string) =>
      world.database.ownerQuery('insert into customer_parents (customer_id, parent_id) values ($1, $2)', [a, b])
    const results = await Promise.allSettled([put(one, two), put(two, one)])
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(1)
  })

  it('shows only what the reader may see, and says that there is more', async () => {
    const [top = '', hidden = '', low = '', leaf = ''] = await world.addCustomers([
      { name: '看得到的总部', personId: world.rep.id },
      { name: '看不到的中间', personId: world.stranger.id },
      { name: '看得到的末级', personId: world.rep.id },
      { name: '看不到的末级', personId: world.stranger.id },
    ])
    await hung(hidden, top)
    await hung(low, hidden)
    await hung(leaf, top)
    const group = await groupOf(top, world.rep)
    expect(group.totals).toMatchObject({ customers: 2, hidden: 2 })
    expect(await belowOf(top, world.rep)).toMatchObject([{ id: low, hiddenBetween: 1 }])
    expect((await groupOf(low, world.rep)).path).toEqual([{ id: top, name: '看得到的总部' }, null])
    const [row] = await found({ field: 'group', op: 'in', value: [low] }, world.rep)
    expect(row?.parent).toBeUndefined()
    const answers = [group, await belowOf(top, world.rep), await groupOf(low, world.rep)]
    expect(JSON.stringify(answers)).not.toContain('看不到')
    expect(JSON.stringify(answers)).not.toContain(hidden)
    // What one does not see is no parent to choose, and what one may not change does not move.
    expect((await hang(low, leaf, world.rep)).statusCode).toBe(404)
    expect((await hang(hidden, null, world.rep)).statusCode).toBe(404)
    const history = await world.rep.api.ok<{ names: Record<string, string> }>(listHistory, { params: { id: low } })
    expect(JSON.stringify(history.names)).not.toContain('看不到')
  })

  it('loosens what hangs on a customer in the bin, and ties it again when that comes back', async () => {
    const [top = '', middle = '', low = ''] = await add(3)
    await hung(middle, top)
    await hung(low, middle)
    await world.admin.api.ok(deleteCustomer, { params: { id: middle } })
    expect((await groupOf(top)).totals.customers).toBe(1)
    expect((await groupOf(low)).path).toEqual([])
    expect(await found({ all: [{ field: 'group', op: 'in', value: [top] }] })).toHaveLength(1)
    // Below itself by way of the bin: taking it back must not close a circle.
    expect((await hang(top, low)).json()).toMatchObject({ code: 'customer-group.parent-is-below' })
    await world.admin.api.ok(restoreCustomer, { params: { id: middle } })
    expect((await groupOf(top)).totals.customers).toBe(3)
    expect((await groupOf(low)).path.map((one) => one?.id)).toEqual([top, middle])
  })

  it('is written down with who stood above before', async () => {
    const [top = '', next = '', low = ''] = await add(3)
    await hung(low, top)
    await hung(low, next)
    const history = await world.admin.api.ok<{
      items: { changes: { field: string; before: unknown; after: unknown }[] }[]
      names: Record<string, string>
    }>(listHistory, { params: { id: low }, query: { record: 'customer', field: 'parentCustomerId' } })
    expect(history.items[0]?.changes).toEqual([{ field: 'parentCustomerId', before: top, after: next }])
    expect(history.names).toMatchObject({ [top]: '集团0', [next]: '集团1' })
  })
})

describe('merging inside a group', () => {
  it('keeps the tree when a parent is merged into its grandchild, and gives it back', async () => {
    const [root = '', gone = '', between = '', kept = '', leaf = '', side = ''] = await add(6)
    await hung(gone, root)
    await hung(between, gone)
    await hung(kept, between)
    await hung(leaf, kept)
    await hung(side, gone)
    const ids = [root, gone, between, kept, leaf, side]
    const before = await links(ids)
    const { id } = await merge(world, world.admin, [kept, gone])
    expect((await groupOf(kept)).path.map((one) => one?.id)).toEqual([root])
    expect((await belowOf(kept)).map((one) => one.id).sort()).toEqual([between, leaf, side].sort())
    expect((await groupOf(root)).totals.customers).toBe(5)
    await undo(world, world.admin, id)
    expect(await links(ids)).toEqual(before)
  })

  it('leaves alone what would close a circle by the time it is undone', async () => {
    const [root = '', gone = '', low = '', kept = ''] = await add(4)
    await hung(gone, root)
    await hung(low, gone)
    const { id } = await merge(world, world.admin, [kept, gone])
    // The survivor took the place of the merged one; free again, the old root may hang below its former grandchild.
    await hung(kept, null)
    await hung(root, low)
    await undo(world, world.admin, id)
    expect((await groupOf(gone)).path.map((one) => one?.id)).toEqual([kept, low, root])
    expect((await groupOf(low)).path.map((one) => one?.id)).toEqual([kept])
  })

  it('gives back every link of random trees', async () => {
    for (let seed = 1; seed <= 5; seed++) {
      const random = randomOf(seed)
      const ids = await add(9)
      for (let n = 1; n < ids.length; n++) {
        if (random(4)) await hang(ids[n] ?? '', ids[random(n)] ?? null)
      }
      const chosen = [...ids].sort(() => random(3) - 1).slice(0, 2 + random(3))
      const before = await links(ids)
      const { id } = await merge(world, world.admin, chosen)
      const living = ids.filter((one) => one === chosen[0] || !chosen.includes(one))
      for (const one of living)
        expect((await groupOf(one)).path).not.toContainEqual(expect.objectContaining({ id: one }))
      await undo(world, world.admin, id)
      expect(await links(ids), `seed ${seed}`).toEqual(before)
    }
  })
})
