import { afterAll, beforeAll, expect, it } from 'vitest'
import { bulkEditRoutes as api } from '@zhike/core/bulk-edits/api'
import type { BulkEdit, BulkEditPreview, BulkEditRefusals } from '@zhike/core/bulk-edits/schema'
import { setCustomerParent } from '@zhike/core/customer-groups/api'
import { mostLevels } from '@zhike/core/customer-groups/problems'
import { deleteCustomer } from '@zhike/core/customers/api'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const add = (count: number, name: string, personId = world.rep.id) =>
  world.addCustomers(Array.from({ length: count }, (_, n) => ({ name: `${name}${n}`, personId })))
const hang = (id: string, parentId: string | null) =>
  world.admin.api.ok(setCustomerParent, { params: { id }, body: { parentId } })
const change = (ids: readonly string[], value: unknown) => ({ selection: { ids }, field: 'parentCustomerId', value })
const preview = (who: Actor, ids: readonly string[], value: unknown) =>
  who.api.call(api.previewBulkEdit, { body: change(ids, value) as never })
const start = async (who: Actor, ids: readonly string[], value: unknown, expected: number) =>
  (await who.api.ok(api.startBulkEdit, { body: { ...change(ids, value), expected } as never })) as BulkEdit
const undo = (who: Actor, id: string) => who.api.ok<BulkEdit>(api.undoBulkEdit, { params: { id } })
const refused = (who: Actor, id: string) => who.api.ok<BulkEditRefusals>(api.listBulkEditRefusals, { params: { id } })
async function parents(ids: readonly string[]): Promise<(string | null)[]> {
  const rows = await world.database.ownerQuery<{ id: string; parentId: string }>(
    'select customer_id as id, parent_id as "parentId" from customer_parents where customer_id = any($1)',
    [ids],
  )
  return ids.map((id) => rows.find((row) => row.id === id)?.parentId ?? null)
}

it('hangs many below one, as the preview said, and puts them back', async () => {
  const [top = '', above = '', below = '', alone = '', there = ''] = await add(5, '集团')
  await hang(top, above)
  await hang(below, alone)
  await hang(there, top)
  const ids = [above, top, below, alone, there]
  const found = (await preview(world.rep, ids, top)).json<BulkEditPreview>()
  expect(found).toMatchObject({ total: 5, changed: 2, unchanged: 1, refused: [{ reason: 'in-circle', count: 2 }] })
  expect(found.sample).toContainEqual({ id: below, name: '集团2', before: alone })
  expect(found.names).toMatchObject({ [alone]: '集团3', [top]: '集团0' })
  const edit = await start(world.rep, ids, top, 5)
  expect(edit).toMatchObject({ state: 'done', changed: 2, unchanged: 1, refused: 2, names: { [top]: '集团0' } })
  expect(await parents(ids)).toEqual([null, above, top, top, top])
  expect((await refused(world.rep, edit.id)).items.map((one) => one.reason)).toEqual(['in-circle', 'in-circle'])
  // Somebody moved one of them since: it stays where it is now.
  await hang(alone, above)
  const back = await undo(world.rep, edit.id)
  expect(back).toMatchObject({ state: 'done', changed: 1, refused: 1 })
  expect(await parents(ids)).toEqual([null, above, alone, above, top])
  const kept = await refused(world.rep, back.id)
  expect(kept.items).toMatchObject([{ reason: 'changed-since', current: above }])
  expect(kept.names).toMatchObject({ [above]: '集团1' })
})

it('takes many out of their groups, and back in', async () => {
  const [top = '', ...rest] = await add(4, '子公司')
  for (const id of rest) await hang(id, top)
  const edit = await start(world.rep, rest, null, 3)
  expect(edit).toMatchObject({ changed: 3, value: null })
  expect(await parents(rest)).toEqual([null, null, null])
  expect(await undo(world.rep, edit.id)).toMatchObject({ changed: 3 })
  expect(await parents(rest)).toEqual([top, top, top])
})

it('leaves those with which a group would be too deep', async () => {
  const chain = await add(mostLevels - 1, '链')
  for (let n = 1; n < chain.length; n++) await hang(chain[n] ?? '', chain[n - 1] ?? '')
  const [flat = '', tall = '', leaf = ''] = await add(3, '挂')
  await hang(leaf, tall)
  const last = chain.at(-1) ?? ''
  expect((await preview(world.rep, [flat, tall], last)).json()).toMatchObject({
    changed: 1,
    refused: [{ reason: 'too-deep', count: 1 }],
  })
  expect(await start(world.rep, [flat, tall], last, 2)).toMatchObject({ changed: 1, refused: 1 })
  expect(await parents([flat, tall])).toEqual([last, null])
})

it('an undo closes no circle with what was moved since, and hangs nothing below what is gone', async () => {
  const [top = '', old = '', one = '', gone = '', two = ''] = await add(5, '回')
  await hang(one, old)
  await hang(two, gone)
  const edit = await start(world.rep, [one, two], top, 2)
  // The former parent now lies below the customer, and the other one's was merged away.
  await hang(old, one)
  const [survivor = ''] = await add(1, '留下')
  await world.database.ownerQuery('update customers set merged_into = $1, deleted_at = now() where id = $2', [
    survivor,
    gone,
  ])
  const back = await undo(world.rep, edit.id)
  expect(back).toMatchObject({ changed: 0, refused: 2 })
  expect((await refused(world.rep, back.id)).items.map((row) => row.reason).sort()).toEqual([
    'in-circle',
    'parent-gone',
  ])
  expect(await parents([one, two, old])).toEqual([top, top, one])
})

it('refuses a parent that is not there for the actor, and changes only what the actor may', async () => {
  const [mine = '', top = ''] = await add(2, '我的')
  const [theirs = ''] = await add(1, '别人的', world.stranger.id)
  const [binned = ''] = await add(1, '已删')
  await world.admin.api.ok(deleteCustomer, { params: { id: binned } })
  for (const value of [theirs, binned, 'x', '=1+1', 7, ['a']]) {
    const answer = await preview(world.rep, [mine], value)
    expect([400, 422]).toContain(answer.statusCode)
  }
  expect((await preview(world.rep, [mine], theirs)).json()).toMatchObject({ code: 'bulk-edit.no-such-parent' })
  await world.database.ownerQuery(
    "insert into collaborators (customer_id, person_id, part, granted_by) values ($1, $2, 'reader', $3)",
    [theirs, world.rep.id, world.stranger.id],
  )
  const edit = await start(world.rep, [mine, theirs], top.toUpperCase(), 2)
  expect(edit).toMatchObject({ changed: 1, refusals: [{ reason: 'not-yours', count: 1 }], value: top })
  expect(await parents([mine, theirs])).toEqual([top, null])
})
