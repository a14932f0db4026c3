import { newId } from '@zhike/core/kernel/ids'
import type { Rule } from '@zhike/core/rules/schema'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createOwnershipWorld, type OwnershipWorld } from '../../test/ownership-world.ts'
import { archiveCustomer } from '../ownership/archive-customer.ts'
import { changeHolder } from '../ownership/change-holder.ts'
import type { Context } from '../platform/context/context.ts'
import { applyOwnershipRun } from './apply-ownership-run.ts'
import { createRuleDraft } from './create-rule-draft.ts'
import { getOwnershipRun, listOwnershipRuns } from './get-ownership-run.ts'
import { getRules } from './get-rules.ts'
import { runOwnershipJob } from './jobs.ts'
import { listRunMoves } from './list-run-moves.ts'
import { previewRules } from './preview-rules.ts'
import { insertRun } from './run-queries.ts'
import { saveRuleDraft } from './save-rule-draft.ts'
import { startRun } from './start-run.ts'
import { undoOwnershipRun } from './undo-ownership-run.ts'

let world: OwnershipWorld
let admin: Context
const options = { who: 'all', includeManual: false } as const

beforeEach(async () => {
  world = await createOwnershipWorld()
  admin = await world.as(await world.addPerson({ name: '周知遥', roles: ['administrator'] }))
})
afterEach(() => world.database.close())

/** Drafts a list of rules that ends in the default pool. */
async function draft(rules: Pick<Rule, 'when' | 'then'>[]) {
  const version = await createRuleDraft(admin)
  const toPool = { when: null, then: { kind: 'pool' as const, poolId: world.publicPoolId } }
  return saveRuleDraft(admin, { rules: [...rules, toPool] }, version.version)
}

const inZhejiang: Rule['when'] = { field: 'region', op: 'under', value: ['330000'] }

describe('a preview', () => {
  it('says who gains and loses what, and moves nothing', async () => {
    const person = await world.addPerson({ name: '林晚舟', capacity: 4 })
    const before = await world.addPerson({ name: '陈牧野' })
    await world.putRules([{ when: null, then: { kind: 'person', personId: before } }])
    const big = await world.addCustomer({ name: '宁波大客户', regionCode: '330206', tier: 'A', revenue: '500.5' })
    const small = await world.addCustomer({ regionCode: '330100', revenue: '10' })
    const other = await world.addCustomer({ regionCode: '440100', revenue: '7' })
    const claimed = await world.addCustomer({ regionCode: '330100' }, { personId: before, reasonCode: 'claimed' })
    await draft([{ when: inZhejiang, then: { kind: 'person', personId: person } }])

    const run = await previewRules(admin, options)
    expect(run).toMatchObject({ kind: 'preview', state: 'done', abilities: { apply: true, undo: false } })
    expect(run.preview).toMatchObject({
      customers: 4,
      moves: 3,
      revenueMoved: '517.5000',
      aTierMoves: 1,
      keptByHand: 1,
      fallbacks: [],
      rules: [
        { position: 1, hits: 3, moves: 2 },
        { position: 2, hits: 1, moves: 1 },
      ],
      holdersChanged: 3,
    })
    const holders = new Map(run.preview!.holders.map((one) => [one.holder.name, one]))
    expect(holders.get('陈牧野')).toMatchObject({ before: 4, after: 1, lost: 3, revenueBefore: '517.5000' })
    expect(holders.get('林晚舟')).toMatchObject({ before: 0, after: 2, revenueAfter: '510.5000', loadPercent: 50 })
    expect(holders.get('公海')).toMatchObject({ before: 0, after: 1, capacity: null, loadPercent: null })
    expect(run.preview!.top[0]).toMatchObject({
      customerId: big,
      name: '宁波大客户',
      from: { name: '陈牧野' },
      to: { name: '林晚舟' },
      rulePosition: 1,
    })
    for (const customer of [big, small, other, claimed]) {
      expect(await world.holderOf(customer)).toMatchObject({ personId: before })
    }
  })

  it('looks only into pools when told so, and takes what people gave by hand only when told so', async () => {
    const [a, b] = [await world.addPerson(), await world.addPerson()]
    const pooled = await world.addCustomer()
    await world.addCustomer({}, { personId: a, reasonCode: 'imported' })
    await world.putRules([{ when: null, then: { kind: 'person', personId: a } }])
    await world.addCustomer()
    await createRuleDraft(admin).then((version) =>
      saveRuleDraft(admin, { rules: [{ when: null, then: { kind: 'person', personId: b } }] }, version.version),
    )
    const pools = await previewRules(admin, { who: 'pools', includeManual: false })
    expect(pools.preview).toMatchObject({ moves: 1, keptByHand: 2 })
    expect(pools.preview!.top.map((move) => move.customerId)).toEqual([pooled])
    expect((await previewRules(admin, options)).preview).toMatchObject({ moves: 2, keptByHand: 1 })
    const everything = await previewRules(admin, { who: 'all', includeManual: true })
    expect(everything.preview).toMatchObject({ moves: 3, keptByHand: 0 })
  })

  it('fills a department by load and capacity; when all are full the rest goes to the default pool, with the reason', async () => {
    const department = await world.addDepartment('华东二组')
    const [a, b] = [
      await world.addPerson({ departmentId: department, capacity: 2 }),
      await world.addPerson({ departmentId: department, capacity: 1 }),
    ]
    const ids = []
    for (let i = 0; i < 5; i++) ids.push(await world.addCustomer({ externalId: `C-${i}`, tier: 'B' }))
    await createRuleDraft(admin).then((version) =>
      saveRuleDraft(
        admin,
        { rules: [{ when: null, then: { kind: 'department', departmentId: department } }] },
        version.version,
      ),
    )
    const run = await previewRules(admin, options)
    // Those without room stay in the pool they are in: that is no move.
    expect(run.preview).toMatchObject({ moves: 3, customers: 5 })
    await applyOwnershipRun(admin, run.id, { moveCustomers: true })
    const holders = await Promise.all(ids.map((id) => world.holderOf(id)))
    expect(
      holders
        .slice(0, 3)
        .map((one) => one.personId)
        .sort(),
    ).toEqual([a, a, b].sort())
    expect(holders.slice(3).map((one) => one.poolId)).toEqual([world.publicPoolId, world.publicPoolId])
    const late = await world.addCustomer({ name: '满了才来' })
    expect(await world.holderOf(late)).toMatchObject({
      poolId: world.publicPoolId,
      rulePosition: 1,
      reason: { fallback: 'department-full' },
    })
  })

  it('is refused while the draft has errors', async () => {
    const version = await createRuleDraft(admin)
    await saveRuleDraft(
      admin,
      { rules: [{ when: inZhejiang, then: { kind: 'pool', poolId: world.publicPoolId } }] },
      version.version,
    )
    await expect(previewRules(admin, options)).rejects.toMatchObject({ code: 'rules.have-errors' })
  })

  it('that failed leaves nothing behind', async () => {
    await draft([])
    await world.database.ownerQuery('alter table ownership_run_moves add constraint broken check (false)')
    await world.addCustomer({}, { personId: await world.addPerson(), reasonCode: 'created' })
    await expect(previewRules(admin, { who: 'all', includeManual: true })).rejects.toThrow('broken')
    expect((await listOwnershipRuns(admin, { limit: 10 })).items).toEqual([])
  })
})

describe('a run too large to wait for', () => {
  it('is a job of the transaction that asks for it, done in the name of who asked, once', async () => {
    const person = await world.addPerson()
    const customer = await world.addCustomer({ regionCode: '330206' })
    await draft([{ when: inZhejiang, then: { kind: 'person', personId: person } }])
    const preview = await previewRules(admin, options)
    const id = newId()
    await startRun(admin, {
      id,
      isLarge: true,
      insert: (ctx) =>
        insertRun(ctx, {
          id,
          kind: 'apply',
          ruleVersionId: preview.ruleVersion!.id,
          rulesVersion: 2,
          ofRunId: preview.id,
          options,
        }),
    })
    expect(world.jobs).toContainEqual({ name: 'run-ownership', data: { runId: id } })
    expect(await getOwnershipRun(admin, id)).toMatchObject({ state: 'queued' })
    await expect(applyOwnershipRun(admin, preview.id, { moveCustomers: true })).rejects.toMatchObject({
      code: 'rules.already-applied',
    })
    const job = () => runOwnershipJob(world.ctx, { runId: id }, new AbortController().signal)
    await Promise.all([job(), job()])
    await job()
    expect(await getOwnershipRun(admin, id)).toMatchObject({ state: 'done', result: { moved: 1 } })
    expect(await world.holderOf(customer)).toMatchObject({ personId: person, actorName: '周知遥', runId: id })
    const count = await world.database.ownerQuery(`select count(*)::int as n from tenures where run_id = $1`, [id])
    expect(count).toEqual([{ n: 1 }])
  })

  it('says why it failed, and can be asked for again', async () => {
    const person = await world.addPerson()
    await world.addCustomer({ regionCode: '330206' })
    const version = await draft([{ when: inZhejiang, then: { kind: 'person', personId: person } }])
    const preview = await previewRules(admin, options)
    const id = newId()
    const run = { ruleVersionId: version.id, rulesVersion: 1, ofRunId: preview.id, options }
    await startRun(admin, { id, isLarge: true, insert: (ctx) => insertRun(ctx, { id, kind: 'apply', ...run }) })
    await runOwnershipJob(world.ctx, { runId: id }, new AbortController().signal)
    const failed = await getOwnershipRun(admin, id)
    expect(failed).toMatchObject({ state: 'failed' })
    expect(failed.error).toContain('预览之后规则又改过')
    await expect(applyOwnershipRun(admin, preview.id, { moveCustomers: true })).resolves.toMatchObject({
      state: 'done',
    })
  })
})

describe('applying', () => {
  it('puts the rules in force and moves exactly what was shown; what changed meanwhile is left alone and counted', async () => {
    const person = await world.addPerson({ name: '林晚舟' })
    const other = await world.addPerson()
    const moved = await world.addCustomer({ regionCode: '330206' })
    const drifted = await world.addCustomer({ regionCode: '330206' })
    const deleted = await world.addCustomer({ regionCode: '330206' })
    const version = await draft([{ when: inZhejiang, then: { kind: 'person', personId: person } }])
    const preview = await previewRules(admin, options)
    await changeHolder(world.ctx, { customerId: drifted, to: { personId: other }, reasonCode: 'claimed' })
    await archiveCustomer(world.ctx, deleted)
    const late = await world.addCustomer({ regionCode: '330206' })

    const run = await applyOwnershipRun(admin, preview.id, { moveCustomers: true })
    expect(run).toMatchObject({
      kind: 'apply',
      state: 'done',
      result: { moved: 1, skipped: [{ code: 'changed-since', count: 2 }] },
      abilities: { undo: true },
    })
    expect(await world.holderOf(moved)).toMatchObject({
      personId: person,
      reasonCode: 'rule',
      ruleVersionId: version.id,
      rulePosition: 1,
      runId: run.id,
      actorName: '周知遥',
      reason: { facts: { region: '330206' } },
    })
    expect(await world.holderOf(drifted)).toMatchObject({ personId: other })
    expect(await world.holderOf(deleted)).toMatchObject({ poolId: world.archivePoolId })
    expect(await world.holderOf(late)).toMatchObject({ poolId: world.publicPoolId })
    const { active, draft: left } = await getRules(admin)
    expect(active).toMatchObject({ id: version.id, state: 'active', activatedBy: { name: '周知遥' } })
    expect(left).toBeNull()
    const skipped = await listRunMoves(admin, run.id, { skipped: 'true', limit: 50 })
    expect(skipped.items.map((one) => one.skipped)).toEqual(['changed-since', 'changed-since'])
  })

  it('leaves for every reader of the rules what it did, without revenue, and that it was undone', async () => {
    const person = await world.addPerson({ name: '林晚舟' })
    await world.addCustomer({ regionCode: '330206', revenue: '7350249' })
    expect((await getRules(admin)).applied).toBeNull()
    await draft([{ when: inZhejiang, then: { kind: 'person', personId: person } }])
    const run = await applyOwnershipRun(admin, (await previewRules(admin, options)).id, { moveCustomers: true })

    const reader = await world.as(person)
    const { applied } = await getRules(reader)
    expect(applied).toMatchObject({
      customers: 1,
      moved: 1,
      isUndone: false,
      by: { name: '周知遥' },
      holdersChanged: 2,
    })
    expect(applied?.holders.map((one) => [one.holder.name, one.gained, one.lost])).toContainEqual(['林晚舟', 1, 0])
    expect(JSON.stringify(applied)).not.toContain('7350249')
    await undoOwnershipRun(admin, run.id)
    expect((await getRules(reader)).applied).toMatchObject({ moved: 1, isUndone: true })
  })

  it('writes one audit row and one event however many customers moved', async () => {
    const person = await world.addPerson()
    for (let i = 0; i < 5; i++) await world.addCustomer({ regionCode: '330206' })
    await draft([{ when: inZhejiang, then: { kind: 'person', personId: person } }])
    const preview = await previewRules(admin, options)
    const { db } = world.database
    const events = await db.selectFrom('events').select('id').execute()
    await applyOwnershipRun(admin, preview.id, { moveCustomers: true })
    const after = await db.selectFrom('events').select(['name', 'payload']).execute()
    expect(after).toHaveLength(events.length + 1)
    const audits = await db.selectFrom('auditEntries').select('summary').where('action', '=', 'rules.apply').execute()
    expect(audits).toHaveLength(1)
    expect(audits[0]!.summary).toMatchObject({ moved: 5 })
  })

  it('is refused when the draft was saved again after the preview, and when it was applied before', async () => {
    await draft([])
    const stale = await previewRules(admin, options)
    const { draft: current } = await getRules(admin)
    const again = await saveRuleDraft(
      admin,
      { rules: current!.rules.map(({ id, when, then }) => ({ id, when, then })) },
      current!.version,
    )
    await expect(applyOwnershipRun(admin, stale.id, { moveCustomers: true })).rejects.toMatchObject({
      code: 'rules.preview-outdated',
    })
    const fresh = await previewRules(admin, { ...options, versionId: again.id })
    await applyOwnershipRun(admin, fresh.id, { moveCustomers: true })
    await expect(applyOwnershipRun(admin, fresh.id, { moveCustomers: true })).rejects.toMatchObject({
      code: 'rules.already-applied',
    })
  })

  it('keeps limits that were filled and people who left after the preview', async () => {
    const full = await world.addPerson({ capacity: 2 })
    const gone = await world.addPerson()
    const forFull = [
      await world.addCustomer({ regionCode: '330206', revenue: '9' }),
      await world.addCustomer({ regionCode: '330206', revenue: '5' }),
    ]
    const forGone = await world.addCustomer({ regionCode: '440100' })
    await draft([
      { when: inZhejiang, then: { kind: 'person', personId: full } },
      { when: { field: 'region', op: 'under', value: ['440000'] }, then: { kind: 'person', personId: gone } },
    ])
    const preview = await previewRules(admin, options)
    await world.addCustomer({}, { personId: full, reasonCode: 'claimed' })
    await world.database.db.updateTable('people').set({ isActive: false }).where('id', '=', gone).execute()
    // The draft now names somebody inactive, which is an error of its own; put it in force as it was.
    await world.database.db
      .updateTable('ruleVersions')
      .set({ state: 'superseded' })
      .where('state', '=', 'active')
      .execute()
    await world.database.db.updateTable('ruleVersions').set({ state: 'active' }).where('state', '=', 'draft').execute()
    const run = await applyOwnershipRun(admin, preview.id, { moveCustomers: true })
    expect(run.result).toMatchObject({
      moved: 1,
      skipped: [
        { code: 'limit-reached', count: 1 },
        { code: 'target-inactive', count: 1 },
      ],
    })
    expect(await world.holderOf(forFull[0]!)).toMatchObject({ personId: full })
    expect(await world.holderOf(forFull[1]!)).toMatchObject({ poolId: world.publicPoolId })
    expect(await world.holderOf(forGone)).toMatchObject({ poolId: world.publicPoolId })
  })

  it('can put the rules in force for new customers only', async () => {
    const person = await world.addPerson()
    const old = await world.addCustomer({ regionCode: '330206' })
    await draft([{ when: inZhejiang, then: { kind: 'person', personId: person } }])
    const preview = await previewRules(admin, options)
    const run = await applyOwnershipRun(admin, preview.id, { moveCustomers: false })
    expect(run.result).toMatchObject({ moved: 0 })
    expect(await world.holderOf(old)).toMatchObject({ poolId: world.publicPoolId })
    expect(await world.holderOf(await world.addCustomer({ regionCode: '330206' }))).toMatchObject({ personId: person })
  })
})

describe('undoing', () => {
  it('gives back what is still where the run put it, lists the rest, and sends to the pool what a leaver had', async () => {
    const [from, leaver, to, other] = [
      await world.addPerson(),
      await world.addPerson(),
      await world.addPerson(),
      await world.addPerson(),
    ]
    const ruled = await world.putRules([
      { when: { field: 'tier', op: 'in', value: ['A'] }, then: { kind: 'person', personId: leaver } },
      { when: null, then: { kind: 'person', personId: from } },
    ])
    const back = await world.addCustomer({ revenue: '1' })
    const moved = await world.addCustomer({ revenue: '2' })
    const ofLeaver = await world.addCustomer({ tier: 'A', revenue: '3' })
    await createRuleDraft(admin).then((version) =>
      saveRuleDraft(admin, { rules: [{ when: null, then: { kind: 'person', personId: to } }] }, version.version),
    )
    const preview = await previewRules(admin, options)
    const applied = await applyOwnershipRun(admin, preview.id, { moveCustomers: true })
    expect(applied.result).toMatchObject({ moved: 3 })
    await changeHolder(world.ctx, { customerId: moved, to: { personId: other }, reasonCode: 'assigned' })
    await world.database.db.updateTable('people').set({ isActive: false }).where('id', '=', leaver).execute()

    const undo = await undoOwnershipRun(admin, applied.id)
    expect(undo).toMatchObject({
      state: 'done',
      result: { moved: 2, toPoolInstead: 1, skipped: [{ code: 'changed-since', count: 1 }] },
    })
    expect(await world.holderOf(back)).toMatchObject({
      personId: from,
      reasonCode: 'run-undone',
      ruleVersionId: ruled,
      rulePosition: 2,
    })
    expect(await world.holderOf(moved)).toMatchObject({ personId: other })
    expect(await world.holderOf(ofLeaver)).toMatchObject({
      poolId: world.publicPoolId,
      reason: { fallback: 'person-inactive' },
      ruleVersionId: null,
    })
    const rest = await listRunMoves(admin, undo.id, { skipped: 'true', limit: 50 })
    expect(rest.items.map((one) => one.customerId)).toEqual([moved])
    await expect(undoOwnershipRun(admin, applied.id)).rejects.toMatchObject({ code: 'rules.already-undone' })
    await expect(undoOwnershipRun(admin, preview.id)).rejects.toMatchObject({ code: 'rules.not-undoable' })
  })
})
