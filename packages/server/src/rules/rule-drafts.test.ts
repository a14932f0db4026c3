import type { Condition } from '@zhike/core/filter/condition'
import type { Rule } from '@zhike/core/rules/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createOwnershipWorld, type OwnershipWorld } from '../../test/ownership-world.ts'
import type { Context } from '../platform/context/context.ts'
import { applyOwnershipRun } from './apply-ownership-run.ts'
import { compareRuleVersions } from './compare-rule-versions.ts'
import { createRuleDraft } from './create-rule-draft.ts'
import { discardRuleDraft } from './discard-rule-draft.ts'
import { getRules, getRuleVersion } from './get-rules.ts'
import { listRuleVersions } from './list-rule-versions.ts'
import { previewRules } from './preview-rules.ts'
import { saveRuleDraft } from './save-rule-draft.ts'

let world: OwnershipWorld
let admin: Context
let rep: Context
beforeAll(async () => {
  world = await createOwnershipWorld()
  admin = await world.as(await world.addPerson({ name: '周知遥', roles: ['administrator'] }))
  rep = await world.as(await world.addPerson())
})
afterAll(() => world.database.close())
beforeEach(async () => {
  if ((await getRules(admin)).draft) await discardRuleDraft(admin)
})

const toPool = (): Rule['then'] => ({ kind: 'pool', poolId: world.publicPoolId })
const inZhejiang: Condition = { field: 'region', op: 'under', value: ['330000'] }

describe('a draft', () => {
  it('begins as a copy of the rules in force; there is one at a time, and reps do not see it', async () => {
    const draft = await createRuleDraft(admin)
    const { active } = await getRules(admin)
    expect(draft).toMatchObject({
      state: 'draft',
      basedOn: { no: active.no },
      version: 1,
      createdBy: { name: '周知遥' },
    })
    expect(draft.rules.map(({ id, when }) => ({ id, when }))).toEqual(
      active.rules.map(({ id, when }) => ({ id, when })),
    )
    await expect(createRuleDraft(admin)).rejects.toMatchObject({ code: 'rules.draft-exists', params: { no: draft.no } })
    expect((await getRules(rep)).draft).toBeNull()
    await expect(getRuleVersion(rep, draft.id)).rejects.toMatchObject({ status: 404 })
    await expect(createRuleDraft(rep)).rejects.toMatchObject({ status: 403 })
  })

  it('is saved whole with its version, keeps the ids of rules and makes those of new ones', async () => {
    const draft = await createRuleDraft(admin)
    const last = draft.rules.at(-1)!
    const saved = await saveRuleDraft(
      admin,
      {
        rules: [
          { name: '浙江', when: inZhejiang, then: toPool() },
          { id: last.id, when: null, then: toPool() },
        ],
        note: '试试',
      },
      1,
    )
    expect(saved).toMatchObject({ version: 2, note: '试试', findings: [] })
    expect(saved.rules[0]).toMatchObject({
      position: 1,
      name: '浙江',
      conditionText: '地区 浙江省',
      target: { name: '公海' },
    })
    expect(saved.rules[0]!.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(saved.rules[1]!.id).toBe(last.id)
    await expect(saveRuleDraft(admin, { rules: saved.rules }, 1)).rejects.toMatchObject({
      code: 'record.changed',
      params: { current: 2, yours: 1 },
    })
  })

  it('refuses conditions that could never be evaluated, and says where', async () => {
    const draft = await createRuleDraft(admin)
    const save = (when: Condition) =>
      saveRuleDraft(
        admin,
        {
          rules: [
            { when, then: toPool() },
            { when: null, then: toPool() },
          ],
        },
        draft.version,
      )
    await expect(save({ field: 'phone', op: 'eq', value: '1' })).rejects.toMatchObject({
      code: 'rules.unusable',
      details: [{ path: '/rules/0/when', code: 'condition.unknown-field' }],
    })
    await expect(save({ all: [inZhejiang, { field: 'tier', op: 'gt', value: 'A' }] })).rejects.toMatchObject({
      details: [{ path: '/rules/0/when/all/1', code: 'condition.wrong-value' }],
    })
    const [rule] = draft.rules
    await expect(
      saveRuleDraft(admin, { rules: [rule!, rule!].map(({ id, when, then }) => ({ id, when, then })) }, draft.version),
    ).rejects.toMatchObject({ details: [{ path: '/rules/1/id', code: 'doubled' }] })
  })

  it('may be unfinished, with findings that say what to do', async () => {
    const draft = await createRuleDraft(admin)
    const gone = await world.addPerson({ name: '陈牧野' })
    await world.database.db.updateTable('people').set({ isActive: false }).where('id', '=', gone).execute()
    const saved = await saveRuleDraft(
      admin,
      { rules: [{ when: inZhejiang, then: { kind: 'person', personId: gone } }] },
      draft.version,
    )
    expect(saved.findings.map(({ severity, code }) => [severity, code])).toEqual([
      ['error', 'inactive-person'],
      ['error', 'no-catch-all'],
    ])
    expect(saved.findings[0]!.message).toBe('第 1 条指定的陈牧野已停用。换一个在用的人。')
    expect(saved.abilities).toEqual({ update: true, preview: true, apply: false })
    await expect(previewRules(admin, { who: 'all', includeManual: false })).rejects.toMatchObject({
      code: 'rules.have-errors',
      params: { count: 2, first: '第 1 条指定的陈牧野已停用。换一个在用的人。' },
    })
  })

  it('that is discarded is no draft any more; its number is not used again', async () => {
    const draft = await createRuleDraft(admin)
    await discardRuleDraft(admin)
    expect((await getRules(admin)).draft).toBeNull()
    await expect(discardRuleDraft(admin)).rejects.toMatchObject({ code: 'rules.no-draft' })
    expect((await createRuleDraft(admin)).no).toBe(draft.no + 1)
  })
})

describe('versions', () => {
  it('are listed, compared, kept for ever, and the way back is a draft from an older one', async () => {
    const { active: first } = await getRules(admin)
    const draft = await createRuleDraft(admin)
    await saveRuleDraft(
      admin,
      {
        rules: [{ when: inZhejiang, then: toPool() }, ...first.rules.map(({ id, when, then }) => ({ id, when, then }))],
      },
      draft.version,
    )
    const preview = await previewRules(admin, { who: 'all', includeManual: false })
    await applyOwnershipRun(admin, preview.id, { moveCustomers: true })

    const { active } = await getRules(rep)
    expect(active).toMatchObject({ id: draft.id, state: 'active' })
    const { items } = await listRuleVersions(rep, { limit: 1 })
    expect(items).toMatchObject([{ id: draft.id, ruleCount: 2 }])
    const older = await listRuleVersions(rep, { limit: 10, after: String(items[0]!.no) })
    expect(older.items.map((version) => version.state)).toEqual(['superseded'])
    const { changes } = await compareRuleVersions(rep, { from: first.id, to: active.id })
    expect(changes.map((one) => [one.change, one.to?.conditionText])).toEqual([
      ['added', '地区 浙江省'],
      ['same', '以上都对不上'],
    ])
    const back = await createRuleDraft(admin, { basedOn: first.id })
    expect(back).toMatchObject({ basedOn: { id: first.id }, ruleCount: 1 })
    await expect(previewRules(admin, { who: 'all', includeManual: false, versionId: first.id })).rejects.toMatchObject({
      code: 'rules.version-not-current',
    })
  })
})
