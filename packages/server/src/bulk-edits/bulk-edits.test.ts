import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bulkEditRoutes as api } from '@zhike/core/bulk-edits/api'
import type { BulkEdit, BulkEditPreview, BulkEditRefusals } from '@zhike/core/bulk-edits/schema'
import { deleteCustomer, getCustomer, patchCustomer } from '@zhike/core/customers/api'
import type { Customer } from '@zhike/core/customers/schema'
import { newId } from '@zhike/core/kernel/ids'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { runBulkEditJob } from './jobs.ts'
import { removeOldRows } from './remove-old-rows.ts'

let world: World
let mine: string[]
let theirs: string[]
beforeAll(async () => {
  world = await createWorld()
  mine = await world.addCustomers(times(6, (n) => ({ name: `甲${n}`, personId: world.rep.id })))
  theirs = await world.addCustomers(times(2, (n) => ({ name: `乙${n}`, personId: world.stranger.id })))
  await world.database.ownerQuery("update customers set source = '展会' where id = $1", [mine[0]])
  await world.database.ownerQuery("update customers set source = '官网' where id = $1", [mine[1]])
})
afterAll(() => world.close())

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))
const preview = (who: Actor, body: object) => who.api.ok<BulkEditPreview>(api.previewBulkEdit, { body: body as never })
const start = (who: Actor, body: object) => who.api.call(api.startBulkEdit, { body: body as never })
const undo = (who: Actor, id: string) => who.api.call(api.undoBulkEdit, { params: { id } })
const refusedOf = (who: Actor, id: string) => who.api.ok<BulkEditRefusals>(api.listBulkEditRefusals, { params: { id } })
const sources = async (ids: string[]) => {
  const rows = await world.database.ownerQuery<{ id: string; source: string | null }>(
    'select id, source from customers where id = any($1)',
    [ids],
  )
  return ids.map((id) => rows.find((row) => row.id === id)?.source ?? null)
}
async function change(id: string, source: string) {
  const { version } = await world.admin.api.ok<Customer>(getCustomer, { params: { id } })
  await world.admin.api.ok(patchCustomer, { params: { id }, version, body: { source } })
}

describe('changing one field of many', () => {
  let edit: BulkEdit

  it('tells before what would change, what not, and what it refuses', async () => {
    // The collaborator may read a stranger's customer, not change it.
    await world.database.ownerQuery(
      `insert into collaborators (customer_id, person_id, part, granted_by) values ($1, $2, 'reader', $3)`,
      [theirs[0], world.rep.id, world.stranger.id],
    )
    const selection = { ids: [...mine, ...theirs] }
    const found = await preview(world.rep, { selection, field: 'source', value: '展会' })
    expect(found).toMatchObject({ total: 7, changed: 5, unchanged: 1, refused: [{ reason: 'not-yours', count: 1 }] })
    expect(found.sample).toHaveLength(5)
    expect(found.sample).toContainEqual({ id: mine[1], name: '甲1', before: '官网' })
    expect(await sources(mine)).toEqual(['展会', '官网', null, null, null, null])
  })

  it('does what the preview said', async () => {
    const selection = { ids: [...mine, ...theirs] }
    const late = await start(world.rep, { selection, field: 'source', value: '展会', expected: 8 })
    expect(late.json()).toMatchObject({ status: 409, code: 'bulk-edit.found-others' })
    const answer = await start(world.rep, { selection, field: 'source', value: '展会', expected: 7 })
    expect(answer.statusCode, answer.body).toBe(201)
    edit = answer.json()
    expect(edit).toMatchObject({ state: 'done', total: 7, changed: 5, unchanged: 1, refused: 1 })
    expect(edit.refusals).toEqual([{ reason: 'not-yours', count: 1 }])
    expect(await sources([...mine, ...theirs])).toEqual([...times(6, () => '展会'), null, null])
    const { items } = await refusedOf(world.rep, edit.id)
    expect(items).toEqual([{ customer: { id: theirs[0], name: '乙0' }, reason: 'not-yours', current: null }])
    const { version } = await world.rep.api.ok<Customer>(getCustomer, { params: { id: mine[2] ?? '' } })
    expect(version).toBe(2)
    const audit = await world.database.ownerQuery<{ summary: object }>(
      'select summary from audit_entries where subject_id = $1',
      [edit.id],
    )
    expect(audit.map((row) => row.summary)).toEqual([
      { field: 'source', total: 7, changed: 5, unchanged: 1, refused: 1 },
    ])
  })

  it('is undone only where nobody changed it since, and says where not', async () => {
    await change(mine[3] ?? '', '老客户介绍')
    await world.admin.api.ok(deleteCustomer, { params: { id: mine[4] ?? '' } })
    const answer = await undo(world.rep, edit.id)
    expect(answer.statusCode, answer.body).toBe(201)
    const undone: BulkEdit = answer.json()
    expect(undone).toMatchObject({ kind: 'undo', state: 'done', total: 5, changed: 3, refused: 2, undoesId: edit.id })
    expect(await sources(mine)).toEqual(['展会', '官网', null, '老客户介绍', '展会', null])
    const { items } = await refusedOf(world.rep, undone.id)
    expect(items).toContainEqual({
      customer: { id: mine[3], name: '甲3' },
      reason: 'changed-since',
      current: '老客户介绍',
    })
    expect(items).toContainEqual({ customer: null, reason: 'gone', current: null })
    const again = await undo(world.rep, edit.id)
    expect(again.json()).toMatchObject({ status: 409, code: 'bulk-edit.not-undoable' })
    expect((await undo(world.rep, undone.id)).statusCode).toBe(409)
    const after = await world.rep.api.ok<BulkEdit>(api.getBulkEdit, { params: { id: edit.id } })
    expect(after).toMatchObject({ undoneById: undone.id, abilities: { undo: false } })
  })
})

describe('everything a list finds', () => {
  it('is what the list finds, not more, and nobody else’s', async () => {
    const selection = { scope: 'all', filter: { field: 'name', op: 'startsWith', value: '乙' } }
    expect(await preview(world.stranger, { selection, field: 'regionCode', value: '330200' })).toMatchObject({
      total: 2,
      changed: 2,
    })
    const answer = await start(world.stranger, { selection, field: 'regionCode', value: '330200', expected: 2 })
    expect(answer.json()).toMatchObject({ state: 'done', changed: 2 })
    const [row] = await world.database.ownerQuery<{ n: number }>(
      "select count(*)::int as n from customers where region_code = '330200'",
    )
    expect(row?.n).toBe(2)
    // Somebody else's edit does not exist for a colleague, and does for who may change every customer.
    const { id } = answer.json<BulkEdit>()
    for (const route of [api.getBulkEdit, api.listBulkEditRefusals, api.undoBulkEdit, api.stopBulkEdit]) {
      expect((await world.rep.api.call(route, { params: { id } })).statusCode).toBe(404)
    }
    expect((await world.admin.api.call(api.getBulkEdit, { params: { id } })).statusCode).toBe(200)
    const { items } = await world.rep.api.ok<{ items: BulkEdit[] }>(api.listBulkEdits)
    expect(items.map((one) => one.createdBy.id)).not.toContain(world.stranger.id)
    expect((await undo(world.admin, id)).json()).toMatchObject({ changed: 2 })
  })

  it('goes chunk by chunk, is resumed by the job where it stood, and stops between two', async () => {
    const many = await world.addCustomers(times(2500, (n) => ({ name: `丙${n}`, personId: world.lead.id })))
    const selection = { scope: 'mine' }
    const answer = await start(world.lead, { selection, field: 'size', value: '小微', expected: 2500 })
    const { id, state } = answer.json<BulkEdit>()
    expect(state).toBe('queued')
    // A first process dies within the second chunk: its transaction never was.
    await world.database.ownerQuery(
      `create function die() returns trigger language plpgsql as $$ begin
         if (select done_up_to from bulk_edits where id = '${id}') is not null then raise exception 'killed'; end if;
         return new; end $$`,
    )
    await world.database.ownerQuery(
      'create trigger die before update of size on customers for each row execute function die()',
    )
    await expect(runBulkEditJob(world.system, { bulkEditId: id }, new AbortController().signal)).rejects.toThrow(
      'killed',
    )
    const half = await world.lead.api.ok<BulkEdit>(api.getBulkEdit, { params: { id } })
    expect(half).toMatchObject({ state: 'running', changed: 1000, total: 2500, abilities: { stop: true, undo: false } })
    await world.database.ownerQuery('drop trigger die on customers')
    await Promise.all([1, 2].map(() => runBulkEditJob(world.system, { bulkEditId: id }, new AbortController().signal)))
    const done = await world.lead.api.ok<BulkEdit>(api.getBulkEdit, { params: { id } })
    expect(done).toMatchObject({ state: 'done', changed: 2500 })
    const versions = await world.database.ownerQuery<{ version: number }>(
      'select distinct version from customers where id = any($1)',
      [many],
    )
    expect(versions).toEqual([{ version: 2 }])

    const back = (await undo(world.lead, id)).json<BulkEdit>()
    expect(back).toMatchObject({ state: 'queued', total: 2500 })
    const stopped = await world.lead.api.ok<BulkEdit>(api.stopBulkEdit, { params: { id: back.id } })
    expect(stopped).toMatchObject({ state: 'stopped', changed: 0, abilities: { stop: false } })
    await runBulkEditJob(world.system, { bulkEditId: back.id }, new AbortController().signal)
    expect(await world.lead.api.ok<BulkEdit>(api.getBulkEdit, { params: { id: back.id } })).toMatchObject({
      changed: 0,
    })
  }, 60_000)

  it('keeps what stood there as long as it can be undone', async () => {
    const id = mine[2] ?? ''
    const answer = await start(world.rep, { selection: { ids: [id] }, field: 'size', value: '大', expected: 1 })
    const edit = answer.json<BulkEdit>()
    await world.database.ownerQuery("update bulk_edits set created_at = now() - interval '31 days' where id = $1", [
      edit.id,
    ])
    expect((await undo(world.rep, edit.id)).json()).toMatchObject({ code: 'bulk-edit.not-undoable' })
    expect(await removeOldRows(world.system)).toBe(1)
    const kept = await world.rep.api.ok<BulkEdit>(api.getBulkEdit, { params: { id: edit.id } })
    expect(kept).toMatchObject({ changed: 1, abilities: { undo: false } })
  })
})

describe('refuses', () => {
  const ids = () => ({ selection: { ids: [mine[0] ?? ''] } })
  it.each([
    [{ field: 'name', value: 'x' }, 400, 'input.invalid'],
    [{ field: 'source', value: 'a\u0000b' }, 400, 'input.invalid'],
    [{ field: 'source', value: 'x'.repeat(101) }, 400, 'input.invalid'],
    [{ field: 'regionCode', value: '999999' }, 422, 'customer.unknown-region'],
    [{ field: 'industryCode', value: 'Q99' }, 422, 'customer.unknown-industry'],
    [{ field: 'source', value: 'x', selection: { ids: [] } }, 400, 'input.invalid'],
    [
      { field: 'source', value: 'x', selection: { filter: { field: 'no', op: 'isEmpty' } } },
      400,
      'list.invalid-filter',
    ],
    [{ field: 'source', value: 'x', selection: { ids: [newId()] }, expected: 0 }, 422, 'bulk-edit.nothing'],
  ])('%j', async (body, status, code) => {
    const answer = await start(world.rep, { ...ids(), expected: 1, ...body })
    expect(answer.json()).toMatchObject({ status, code })
  })

  it('whoever may not change many, or only look', async () => {
    const service = await world.addPerson({ name: '客服', roles: ['service-agent'] })
    const body = { ...ids(), field: 'source', value: 'x', expected: 1 }
    expect((await start(service, body)).json()).toMatchObject({ status: 403 })
  })
})
