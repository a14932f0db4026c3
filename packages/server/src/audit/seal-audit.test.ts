import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type World } from '../../test/world.ts'
import { auditFindings } from '../doctor/check-audit.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkChain } from './check-chain.ts'
import { sealAudit } from './seal-audit.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const check = async () => {
  const report = await checkChain(world.database.db, 5)
  if (report === null) throw new Error('there are no seals')
  return report
}
const owner = (statement: string, values: unknown[] = []) => world.database.ownerQuery(statement, values)
const seals = () => owner('select seq, entry_id, seal from audit_seals order by seq')
const seqOf = async (id: string) =>
  (await owner('select seq::int from audit_seals where entry_id = $1', [id]))[0]?.seq as number

/** Changes something as the owner, looks, and puts it back. */
async function tampered(change: string, values: unknown[], look: () => Promise<void>) {
  await owner('create table kept_entries as table audit_entries')
  await owner('create table kept_values as table audit_values')
  await owner('create table kept_seals as table audit_seals')
  try {
    await owner(change, values)
    await look()
  } finally {
    await owner('truncate audit_entries, audit_values, audit_seals')
    for (const table of ['entries', 'values', 'seals']) {
      await owner(`insert into audit_${table} table kept_${table}`)
      await owner(`drop table kept_${table}`)
    }
  }
}

async function writeRow(action: string): Promise<string> {
  await writeAudit(world.system, { action, subjectType: 'test', before: { name: '旧' }, after: { name: '新', n: 1.5 } })
  const [row] = await owner('select id from audit_entries where action = $1', [action])
  return row!.id as string
}

describe('sealing', () => {
  it('in SQL is what core computes, for whatever texts and values there are', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((one) => one.replaceAll('\u0000', '').toWellFormed())
    await fc.assert(
      fc.asyncProperty(fc.option(text), text, fc.option(fc.jsonValue()), fc.option(fc.jsonValue()), async (...some) => {
        const [subjectId, action, before, after] = some
        const clean = (value: unknown): unknown =>
          JSON.parse(JSON.stringify(value ?? null).replace(/\\u[0d][0-9a-f]{3}/gi, '?'))
        await writeAudit(world.system, {
          action,
          subjectType: 'test',
          subjectId,
          summary: { 数: 1e20, note: action },
          ...(before === null ? {} : { before: clean(before) }),
          ...(after === null ? {} : { after: clean(after) }),
        })
      }),
      { numRuns: 60 },
    )
    const [{ n }] = (await owner('select count(*)::int as n from audit_entries')) as [{ n: number }]
    expect(await sealAudit(world.system, { batchSize: 7 })).toBe(n)
    const report = await check()
    expect(report).toMatchObject({ sealed: n, erased: 0, faultCount: 0, faults: [], overdue: { count: 0 } })
    expect(report.head?.seq).toBe(n)
    expect(await sealAudit(world.system)).toBe(0)
  })

  it('takes in a row that commits after younger ones, and goes by the order of sealing', async () => {
    let release = () => {}
    const isHeld = new Promise<void>((resolve) => (release = resolve))
    let written = () => {}
    const isWritten = new Promise<void>((resolve) => (written = resolve))
    const slow = transaction(world.system, async (ctx) => {
      await writeAudit(ctx, { action: 'test.slow', subjectType: 'test' })
      written()
      await isHeld
    })
    await isWritten
    const quick = await writeRow('test.quick')
    expect(await sealAudit(world.system)).toBe(1)
    release()
    await slow
    expect(await sealAudit(world.system)).toBe(1)
    const [row] = await owner("select id from audit_entries where action = 'test.slow'")
    expect(await seqOf(row!.id as string)).toBe((await seqOf(quick)) + 1)
    expect((await check()).faultCount).toBe(0)
  })

  it('by many at once gives every row one place', async () => {
    for (let n = 0; n < 12; n++) await writeAudit(world.system, { action: 'test.many', subjectType: 'test' })
    const sealed = await Promise.all([1, 2, 3].map(() => sealAudit(world.system, { batchSize: 2 })))
    expect(sealed.reduce((sum, one) => sum + one)).toBe(12)
    expect((await check()).faultCount).toBe(0)
  })

  it('looks for rows of hours ago every minute, and for all others at night', async () => {
    await owner(`insert into audit_entries (id, at, actor_kind, actor_name, via, action, subject_type)
      values (gen_random_uuid(), now() - interval '2 hours', 'system', 'x', 'job', 'test.late', 'test'),
        (gen_random_uuid(), now() - interval '2 days', 'system', 'x', 'job', 'test.later', 'test')`)
    expect(await sealAudit(world.system)).toBe(1)
    const report = await check()
    expect(report.overdue.count).toBe(1)
    expect(auditFindings(report)).toContainEqual(
      expect.objectContaining({ state: 'warning', text: expect.stringContaining(report.overdue.oldestId!) }),
    )
    expect(await sealAudit(world.system, { everything: true })).toBe(1)
    expect((await check()).overdue.count).toBe(0)
  })

  it('once done is not done again otherwise: the seals stay as they are', async () => {
    const before = await seals()
    await writeRow('test.next')
    await sealAudit(world.system)
    expect((await seals()).slice(0, before.length)).toEqual(before)
  })
})

describe('on whose behalf somebody acted', () => {
  const delegate = (): typeof world.rep.ctx => {
    const onBehalfOf = { personId: world.stranger.id, name: world.stranger.name }
    return { ...world.rep.ctx, actor: { ...world.rep.ctx.actor, onBehalfOf } }
  }

  it('is written and sealed; rows without it are sealed as they always were', async () => {
    await writeAudit(delegate(), { action: 'test.on-behalf', subjectType: 'test' })
    const plain = await writeRow('test.on-nobodys-behalf')
    await sealAudit(world.system)
    expect((await check()).faultCount).toBe(0)
    const [row] = await owner("select * from audit_entries where action = 'test.on-behalf'")
    expect(row).toMatchObject({
      actor_id: world.rep.id,
      on_behalf_of: world.stranger.id,
      on_behalf_of_name: world.stranger.name,
    })
    // The first form, spelled out: thirteen fields between the number and the digest of the values.
    const [first] = await owner(
      `select s.entry_digest, sha256(convert_to(concat(
        (select string_agg(coalesce(octet_length(f)::text || ':' || f, '-'), '' order by n) from unnest(array[
          s.seq::text, e.id::text, (extract(epoch from e.at) * 1000000)::bigint::text, e.actor_kind, e.actor_id::text,
          e.actor_name, e.via, e.ip_address, e.request_id, e.action, e.subject_type, e.subject_id,
          e.customer_id::text, e.summary::text, encode(s.values_digest, 'hex')]) with ordinality as t(f, n))), 'UTF8')) as old
       from audit_seals s join audit_entries e on e.id = s.entry_id where e.id = $1`,
      [plain],
    )
    expect(first!.entry_digest).toEqual(first!.old)
  })

  it('cannot be added to a sealed row, taken from one or changed unseen', async () => {
    const plain = await writeRow('test.plain')
    await writeAudit(delegate(), { action: 'test.delegated', subjectType: 'test' })
    await sealAudit(world.system)
    const [row] = await owner("select id from audit_entries where action = 'test.delegated'")
    const delegated = row!.id as string
    const cases: [string, string][] = [
      ["update audit_entries set on_behalf_of = gen_random_uuid(), on_behalf_of_name = 'x' where id = $1", plain],
      ['update audit_entries set on_behalf_of = null, on_behalf_of_name = null where id = $1', delegated],
      ["update audit_entries set on_behalf_of_name = 'x' where id = $1", delegated],
    ]
    for (const [change, id] of cases) {
      await tampered(change, [id], async () => {
        expect((await check()).faults).toEqual([{ kind: 'row-changed', seq: await seqOf(id), entryId: id }])
      })
    }
  })
})

describe('the doctor', () => {
  it('finds the row that the owner altered, and says which', async () => {
    const id = await writeRow('test.altered')
    await writeRow('test.after-it')
    await sealAudit(world.system)
    const seq = await seqOf(id)
    const cases: [string, string][] = [
      ["update audit_entries set actor_name = 'nobody' where id = $1", `row ${id} (seal ${seq}) was changed`],
      [
        "update audit_entries set at = at + interval '1 microsecond' where id = $1",
        `row ${id} (seal ${seq}) was changed`,
      ],
      [
        `update audit_values set after = '{"name": "别的"}' where entry_id = $1`,
        `the values before and after of row ${id} (seal ${seq}) were changed`,
      ],
      [
        "update audit_seals set seal = sha256('x') where entry_id = $1",
        `seal ${seq}, of row ${id}, was changed, or the one before it`,
      ],
      ['delete from audit_seals where entry_id = $1', `seal ${seq} was deleted`],
    ]
    for (const [change, text] of cases) {
      await tampered(change, [id], async () => {
        expect(auditFindings(await check())[0]).toMatchObject({ check: 'audit', state: 'failure', text })
      })
    }
    expect((await check()).faultCount).toBe(0)
  })

  it('finds a row that the owner deleted past the foreign key', async () => {
    const id = await writeRow('test.deleted')
    await sealAudit(world.system)
    await owner('alter table audit_seals drop constraint audit_seals_entry_id_fkey')
    await owner('delete from audit_values where entry_id = $1', [id])
    await owner('delete from audit_entries where id = $1', [id])
    expect((await check()).faults).toEqual([{ kind: 'row-deleted', seq: await seqOf(id), entryId: id }])
    await owner('delete from audit_seals where entry_id = $1', [id])
    await owner('alter table audit_seals add foreign key (entry_id) references audit_entries')
  })

  it('lets values with their salt be erased, and counts them', async () => {
    const id = await writeRow('test.erased')
    await sealAudit(world.system)
    await owner('delete from audit_values where entry_id = $1', [id])
    const report = await check()
    expect(report).toMatchObject({ faultCount: 0, erased: 1 })
    expect(auditFindings(report)[0]).toMatchObject({
      state: 'ok',
      text: expect.stringContaining('the values of 1 erased'),
    })
  })

  it('follows a chain longer than a page', async () => {
    await owner(`insert into audit_entries (id, actor_kind, actor_name, via, action, subject_type)
      select gen_random_uuid(), 'system', 'x', 'job', 'test.page', 'test' from generate_series(1, 4500)`)
    expect(await sealAudit(world.system)).toBe(4500)
    const report = await check()
    expect(report.faultCount).toBe(0)
    expect(report.sealed).toBe(report.head?.seq)
  })
})
