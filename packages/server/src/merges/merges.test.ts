import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createContact, patchContact } from '@zhike/core/contacts/api'
import { getCustomer, listCustomers, listDeletedCustomers, patchCustomer } from '@zhike/core/customers/api'
import type { Customer } from '@zhike/core/customers/schema'
import { createFollowUp } from '@zhike/core/follow-ups/api'
import {
  getMerge,
  listAddedSinceMerge,
  listMergesOfCustomer,
  previewMerge,
  startMerge,
  undoMerge,
} from '@zhike/core/merges/api'
import type { CountLine, Merge, MergePreview } from '@zhike/core/merges/schema'
import { newId } from '@zhike/core/kernel/ids'
import { listTenures } from '@zhike/core/ownership/api'
import { importFile } from '../../test/import-file.ts'
import { ownFieldsOfGraphs } from '../../test/merge-own-fields.ts'
import { addGraph, merge, runJobs, snapshot, undo, versionsOf } from '../../test/merge-world.ts'
import { createWorld, type World } from '../../test/world.ts'
import { refreshKeys } from '../customers/refresh-keys.ts'
import { refreshStats } from '../customers/refresh-stats.ts'
import { hangingTables, movingOrder } from './hanging-tables.ts'

// Many rows hanging on what is merged:
//   ZHIKE_MERGE_ROWS=100000 npm test -- packages/server/src/merges/merges.test.ts
const manyRows = Number(process.env['ZHIKE_MERGE_ROWS'] ?? 2000)

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const addTwo = (more: object = {}, other: object = {}) =>
  world.addCustomers([
    { name: '宁波海晟精密有限公司', personId: world.rep.id, ...more },
    { name: '海晟精密', personId: world.deputy.id, ...other },
  ])
const read = (id: string) => world.admin.api.call(getCustomer, { params: { id } })
const wrong = ({ before, after, united }: CountLine) => before !== after + united

describe('the tables that hang on a customer', () => {
  it('each have a decision', async () => {
    const rows = await world.database.ownerQuery<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attname = 'customer_id'
       union
       select conrelid::regclass::text from pg_constraint where contype = 'f' and confrelid = 'customers'::regclass
         and conrelid <> 'customers'::regclass and conrelid <> 'customer_merges'::regclass order by 1`,
    )
    expect(rows.map((row) => row.name)).toEqual(Object.keys(hangingTables).sort())
  })

  it('move whole and in an order that references allow, past every unique index there is', async () => {
    const indexes = await world.database.ownerQuery<{ name: string }>(
      `select i.indexrelid::regclass::text as name from pg_index i
       where i.indrelid::regclass::text = any($1) and i.indisunique and not i.indisprimary order by 1`,
      [movingOrder],
    )
    // Each of these is settled in keep-queries.ts and return-queries.ts; a new one needs that too.
    expect(indexes.map((row) => row.name)).toEqual([
      'consents_standing',
      'contact_ties_boss',
      'contact_ties_once',
      'contacts_primary',
      'follow_ups_fingerprint',
      'orders_number',
    ])
    const generated = await world.database.ownerQuery(
      `select attname from pg_attribute where attrelid::regclass::text = any($1) and attgenerated <> ''`,
      [movingOrder],
    )
    expect(generated).toEqual([])
    const references = await world.database.ownerQuery<{ child: string; parent: string }>(
      `select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
       where contype = 'f' and conrelid::regclass::text = any($1) and confrelid::regclass::text = any($1)`,
      [movingOrder],
    )
    const place = (table: string) => movingOrder.findIndex((one) => one === table)
    expect(references.filter(({ child, parent }) => place(child) <= place(parent))).toEqual([])
  })
})

describe('merging', () => {
  it('chooses, moves, counts, and answers from then on with where the other one went', async () => {
    const [keptId = '', goneId = ''] = await addTwo(
      { phone: '0574-87654321' },
      { externalId: 'K-77', email: 'a@haisheng.test' },
    )
    const contact = { params: { id: goneId }, body: { name: '丁若水', mobile: '13900007766' } }
    await world.admin.api.ok(createContact, contact)
    await world.admin.api.ok(createFollowUp, { params: { id: goneId }, body: { kind: 'call', text: '问了交期' } })
    const query = { ids: `${keptId},${goneId}`, survivorId: keptId }
    const preview = await world.admin.api.ok<MergePreview>(previewMerge, { query })
    expect(preview).toMatchObject({
      survivorId: keptId,
      choices: { name: keptId, phone: keptId, email: goneId, externalId: goneId, notes: keptId },
      customers: [
        { id: keptId, counts: { contacts: 0 } },
        { id: goneId, counts: { contacts: 1, 'follow-ups': 1 } },
      ],
    })
    const ordered = await merge(world, world.admin, [keptId, goneId], { choices: { name: goneId } })
    expect(ordered.state).toBe('queued')
    const done = await world.admin.api.ok<Merge>(getMerge, { params: { id: ordered.id } })
    expect(done).toMatchObject({ state: 'done', error: null, merged: [{ id: goneId, name: '海晟精密' }] })
    expect(done.counts.filter(wrong)).toEqual([])
    expect(done.counts.find((line) => line.kind === 'contacts')).toMatchObject({ before: 1, after: 1, united: 0 })

    expect((await read(keptId)).json<Customer>()).toMatchObject({
      name: '海晟精密',
      phone: '0574-87654321',
      email: 'a@haisheng.test',
      externalId: 'K-77',
      contactCount: 1,
      mergedCount: 1,
      holder: { id: world.rep.id },
    })
    const gone = await read(goneId)
    expect(gone.statusCode).toBe(410)
    expect(gone.json()).toMatchObject({
      code: 'customer.merged',
      params: { survivorId: keptId, survivorName: '海晟精密' },
    })
    // Whoever may not read the survivor is not told that there was anything.
    expect((await world.stranger.api.call(getCustomer, { params: { id: goneId } })).statusCode).toBe(404)
    const listed = await world.admin.api.ok<{ items: { id: string }[] }>(listCustomers, { query: { q: '海晟' } })
    expect(listed.items.map((row) => row.id)).not.toContain(goneId)
    const bin = await world.admin.api.ok<{ items: { id: string }[] }>(listDeletedCustomers)
    expect(bin.items.map((row) => row.id)).not.toContain(goneId)
    // The name it was found by, and the number of its contact, lead to the survivor.
    const keys = await world.database.ownerQuery<{ customer_id: string }>(
      `select distinct customer_id from customer_keys where value like '%海晟%' or value like '%13900007766'`,
    )
    expect(keys).toEqual([{ customer_id: keptId }])
    await undo(world, world.admin, ordered.id)
  })

  it('takes an imported row of the merged record as one of the survivor’s, which keeps its own ID', async () => {
    const [keptId = '', goneId = ''] = await addTwo({ externalId: 'OLD-1' }, { externalId: 'OLD-2' })
    for (const id of [keptId, goneId]) await refreshKeys(world.system, id)
    const { id } = await merge(world, world.admin, [keptId, goneId])
    const content = '客户名称,客户编号,规模\n宁波海晟精密有限公司,OLD-2,80 人'
    const done = await importFile(world.admin.ctx, { kind: 'customers', content, options: { existing: 'overwrite' } })
    expect(done.counts).toMatchObject({ created: 0, updated: 1 })
    expect((await read(keptId)).json()).toMatchObject({ externalId: 'OLD-1', size: '80 人' })
    const again = await importFile(world.admin.ctx, { kind: 'customers', content, options: { existing: 'overwrite' } })
    expect(again.counts).toMatchObject({ created: 0, updated: 0 })
    await undo(world, world.admin, id)
    expect((await read(goneId)).json()).toMatchObject({ externalId: 'OLD-2', size: null })
  })

  it('leaves the survivor’s chain of holders alone and keeps the other one’s, which ends in the archive', async () => {
    const [keptId = '', goneId = ''] = await addTwo()
    const before = await world.admin.api.ok<{ items: unknown[] }>(listTenures, { params: { id: keptId } })
    const { id } = await merge(world, world.admin, [keptId, goneId])
    const after = await world.admin.api.ok<{ items: unknown[] }>(listTenures, { params: { id: keptId } })
    expect(after.items).toEqual(before.items)
    await undo(world, world.admin, id)
    const chain = await world.admin.api.ok<{
      items: { reasonCode: string; holder: { name: string }; sentence: string }[]
    }>(listTenures, { params: { id: goneId } })
    expect(chain.items.map((one) => one.reasonCode)).toEqual(['unmerged', 'merged', 'created'])
    expect(chain.items[0]).toMatchObject({ holder: { name: world.deputy.name } })
    expect(chain.items[0]?.sentence).toContain(`${world.admin.name}撤销了合并`)
  })

  it('is refused where somebody may not, where kinds differ, and where a record changed since', async () => {
    const [keptId = '', goneId = ''] = await addTwo({}, { personId: world.stranger.id })
    const body = { survivorId: keptId, customers: await versionsOf(world, [keptId, goneId]) }
    expect((await world.rep.api.call(startMerge, { body })).statusCode).toBe(404)
    await world.database.ownerQuery(
      `insert into collaborators (customer_id, person_id, part) values ($1, $2, 'reader')`,
      [goneId, world.rep.id],
    )
    expect((await world.rep.api.call(startMerge, { body })).statusCode).toBe(403)
    const [person = ''] = await world.addCustomers([{ name: '丁若水', kind: 'individual', personId: world.rep.id }])
    const differing = { survivorId: keptId, customers: await versionsOf(world, [keptId, person]) }
    expect((await world.admin.api.call(startMerge, { body: differing })).json()).toMatchObject({
      code: 'merge.kinds-differ',
    })
    const calls: [object, number, string][] = [
      [{ ...body, survivorId: person }, 422, 'merge.survivor-missing'],
      [{ ...body, customers: [body.customers[0], body.customers[0]] }, 422, 'merge.customer-twice'],
      [{ ...body, choices: { name: person } }, 422, 'merge.choice-unknown'],
      [{ ...body, choices: { name: 'all' } }, 422, 'merge.choice-unknown'],
      [
        { ...body, customers: body.customers.map((one) => ({ ...one, version: one.version + 1 })) },
        409,
        'merge.changed-since',
      ],
      [{ ...body, customers: body.customers.slice(1) }, 400, 'input.invalid'],
      [
        { ...body, survivorId: newId(), customers: [{ id: newId(), version: 1 }, ...body.customers] },
        422,
        'merge.survivor-missing',
      ],
    ]
    for (const [sent, status, code] of calls) {
      const answer = await world.admin.api.call(startMerge, { body: sent })
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code])
    }
    const one = await world.admin.api.call(previewMerge, { query: { ids: keptId } })
    expect(one.statusCode).toBe(400)
    expect((await world.admin.api.call(previewMerge, { query: { ids: `${keptId},${goneId}x` } })).statusCode).toBe(400)
  })

  it('merges nothing when a record changed between order and work, and says so', async () => {
    const ids = await addTwo()
    const [keptId = '', goneId = ''] = ids
    const body = { survivorId: keptId, customers: await versionsOf(world, ids) }
    const { id } = await world.admin.api.ok<Merge>(startMerge, { body })
    expect((await world.admin.api.call(startMerge, { body })).json()).toMatchObject({ code: 'merge.under-way' })
    await world.admin.api.ok(patchCustomer, { params: { id: goneId }, version: 1, body: { size: '50' } })
    const before = await snapshot(world, ids)
    await runJobs(world)
    expect(await world.admin.api.ok<Merge>(getMerge, { params: { id } })).toMatchObject({ state: 'failed' })
    expect(await snapshot(world, ids)).toEqual(before)
    expect((await world.admin.api.call(undoMerge, { params: { id }, body: {} })).json()).toMatchObject({
      code: 'merge.not-standing',
    })
  })
})

describe('undoing a merge', () => {
  it('gives back byte-equal records, whatever hung on them', { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= 24; seed++) {
      const kind = seed % 3 === 0 ? 'individual' : 'organisation'
      const ids = await addGraph(world, seed, { customers: 2 + (seed % 5), most: 6, kind })
      const before = await snapshot(world, ids)
      const [a = '', b = ''] = ids
      // Half of the own fields are chosen, the others go by the rule.
      const customChoices = { [ownFieldsOfGraphs.customer[seed % 4] ?? '']: b, [ownFieldsOfGraphs.customer[3]]: a }
      const rule = ['survivor', 'newest', 'longest'][seed % 3]
      const { id } = await merge(world, world.admin, ids, { rule, customChoices })
      const done = await world.admin.api.ok<Merge>(getMerge, { params: { id } })
      expect([seed, done.state, done.error]).toEqual([seed, 'done', null])
      expect([seed, done.counts.filter(wrong)]).toEqual([seed, []])
      await undo(world, world.admin, id)
      expect({ seed, ...(await snapshot(world, ids)) }).toEqual({ seed, ...before })
    }
    const left = await world.database.ownerQuery('select 1 from customer_merge_rows')
    expect(left).toEqual([])
  })

  it('undoes merges of merges one after the other, the newest first', async () => {
    const ids = await addGraph(world, 777, { customers: 4, most: 5 })
    const [a = '', b = '', c = '', d = ''] = ids
    const before = await snapshot(world, ids)
    const first = await merge(world, world.admin, [b, a])
    const second = await merge(world, world.admin, [c, b])
    const third = await merge(world, world.admin, [c, d])
    const where = await read(a)
    expect(where.json()).toMatchObject({ code: 'customer.merged', params: { survivorId: c } })
    const early = await world.admin.api.call(undoMerge, { params: { id: second.id }, body: {} })
    expect(early.json()).toMatchObject({ code: 'merge.newer-first' })
    for (const one of [third, second, first]) await undo(world, world.admin, one.id)
    expect(await snapshot(world, ids)).toEqual(before)
  })

  it('keeps what was changed since, leaves what was added with the survivor, or moves it by choice', async () => {
    const [keptId = '', goneId = ''] = await addTwo({ phone: '1' }, { email: 'a@haisheng.test', notes: '老客户' })
    const contact = await world.admin.api.ok<{ id: string; version: number }>(createContact, {
      params: { id: goneId },
      body: { name: '丁若水' },
    })
    const { id } = await merge(world, world.admin, [keptId, goneId])
    const merged = (await read(keptId)).json<Customer>()
    await world.admin.api.ok(patchCustomer, { params: { id: keptId }, version: merged.version, body: { phone: '2' } })
    await world.admin.api.ok(patchContact, {
      params: { id: keptId, contactId: contact.id },
      version: contact.version,
      body: { title: '采购' },
    })
    const talk = (text: string, more: object = {}) =>
      world.admin.api.ok<{ id: string }>(createFollowUp, {
        params: { id: keptId },
        body: { kind: 'call', text, ...more },
      })
    await talk('留下的')
    const chosen = await talk('跟着走的')
    await talk('和丁若水谈的', { contactId: contact.id })
    const added = await world.admin.api.ok<{ items: { id: string }[] }>(listAddedSinceMerge, { params: { id } })
    expect(added.items).toHaveLength(3)
    const astray = { moves: [{ kind: 'follow-up', id: chosen.id, to: newId() }] }
    expect((await world.admin.api.call(undoMerge, { params: { id }, body: astray })).json()).toMatchObject({
      code: 'merge.move-unknown',
    })
    await undo(world, world.admin, id, { moves: [{ kind: 'follow-up', id: chosen.id, to: goneId }] })
    expect((await read(keptId)).json()).toMatchObject({
      phone: '2',
      email: null,
      notes: null,
      contactCount: 0,
      mergedCount: 0,
    })
    expect((await read(goneId)).json()).toMatchObject({
      email: 'a@haisheng.test',
      primaryContact: { name: '丁若水', title: '采购' },
    })
    const texts = await world.database.ownerQuery<{ id: string; text: string }>(
      'select customer_id as id, text from follow_ups where customer_id = any($1) order by text',
      [[keptId, goneId]],
    )
    expect(texts.filter((row) => row.id === keptId).map((row) => row.text)).toEqual(['留下的'])
    expect(texts.filter((row) => row.id === goneId)).toHaveLength(2)
    const merges = await world.admin.api.ok<{ items: Merge[] }>(listMergesOfCustomer, { params: { id: keptId } })
    expect(merges.items).toMatchObject([
      { id, state: 'undone', undoneByName: world.admin.name, abilities: { undo: false } },
    ])
  })
})

describe('a crash in the middle', () => {
  it('leaves nothing half done, and the merge is carried out when the job comes again', async () => {
    const ids = await addGraph(world, 99, { customers: 3, most: 8 })
    const before = await snapshot(world, ids)
    const body = { survivorId: ids[0], customers: await versionsOf(world, ids) }
    const { id } = await world.admin.api.ok<Merge>(startMerge, { body })
    const job = [...world.jobs]
    // Fails where almost everything is done: the tenures close after the rows have moved.
    await world.database.ownerQuery(`create function crash() returns trigger language plpgsql as
      $$ begin raise exception 'crashed'; end $$`)
    await world.database.ownerQuery(
      `create trigger crash before insert on tenures for each row execute function crash()`,
    )
    await expect(runJobs(world)).rejects.toThrow('crashed')
    await world.database.ownerQuery('drop trigger crash on tenures')
    expect(await snapshot(world, ids)).toEqual(before)
    expect(await world.database.ownerQuery('select 1 from customer_merge_rows where merge_id = $1', [id])).toEqual([])
    world.jobs.push(...job)
    await runJobs(world)
    expect((await world.admin.api.ok<Merge>(getMerge, { params: { id } })).state).toBe('done')
    // Delivered once more: nothing happens.
    world.jobs.push(...job)
    const after = await snapshot(world, ids)
    await runJobs(world)
    expect(await snapshot(world, ids)).toEqual(after)
    await undo(world, world.admin, id)
    expect(await snapshot(world, ids)).toEqual(before)
  })

  it('refuses what is being written to a customer while it is merged away', async () => {
    const [keptId = '', goneId = ''] = await addTwo()
    const { id } = await merge(world, world.admin, [keptId, goneId])
    const late = world.database.ownerQuery(
      `insert into follow_ups (customer_id, id, kind, text, happened_at) values ($1, $2, 'call', '晚了一步', now())`,
      [goneId, newId()],
    )
    await expect(late).rejects.toMatchObject({ code: 'ZK410' })
    await undo(world, world.admin, id)
  })
})

it(`merges and gives back ${manyRows} rows of 50 customers`, { timeout: 600_000 }, async () => {
  const ids = await world.addCustomers(
    Array.from({ length: 50 }, (_, n) => ({ name: `大客户 ${n}`, personId: world.rep.id })),
  )
  const each = Math.ceil(manyRows / 50 / 5)
  const fill = (sql: string) => world.database.ownerQuery(sql, [ids, each])
  const from = 'from unnest($1::uuid[]) c(id), generate_series(1, $2::int) n'
  await fill(
    `insert into contacts (customer_id, id, name, is_primary) select c.id, uuid_v7(), '人 ' || n, n = 1 ${from}`,
  )
  await fill(`insert into orders (customer_id, id, number, ordered_on, amount, currency, amount_base)
    select c.id, uuid_v7(), 'SO-' || n, '2026-01-01', 1, 'CNY', 1 ${from}`)
  await fill(`insert into order_lines (customer_id, order_id, position, product, quantity, price)
    select o.customer_id, o.id, 1, '件', 1, 1 from orders o where o.customer_id = any($1) and $2::int > 0`)
  await fill(`insert into follow_ups (customer_id, id, kind, text, contact_id, happened_at)
    select c.id, uuid_v7(), 'note', '记录', (select id from contacts where customer_id = c.id order by id offset n - 1 limit 1), now() ${from}`)
  await fill(`insert into consents (customer_id, id, contact_id, purpose, channel, decision, decided_on, method, recorded_name)
    select k.customer_id, uuid_v7(), k.id, '促销', 'phone', 'given', '2026-01-01', 'call', '某人' from contacts k where k.customer_id = any($1) and $2::int > 0`)
  for (const id of ids) await refreshKeys(world.system, id)
  await refreshStats(world.system, { customerIds: ids })
  const before = await snapshot(world, ids.slice(0, 3))
  const started = performance.now()
  const { id } = await merge(world, world.admin, ids)
  const merged = performance.now()
  const done = await world.admin.api.ok<Merge>(getMerge, { params: { id } })
  expect([done.state, done.error]).toEqual(['done', null])
  expect(done.counts.filter(wrong)).toEqual([])
  await undo(world, world.admin, id)
  process.stdout.write(
    `${manyRows} rows: merged in ${Math.round(merged - started)} ms, undone in ${Math.round(performance.now() - merged)} ms\n`,
  )
  expect(await snapshot(world, ids.slice(0, 3))).toEqual(before)
})
