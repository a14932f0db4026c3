import { afterAll, beforeAll, expect, it } from 'vitest'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { createCustomer, getCustomer } from '@zhike/core/customers/api'
import type { Customer } from '@zhike/core/customers/schema'
import { ownershipRoutes } from '@zhike/core/ownership/api'
import type { Rule } from '@zhike/core/rules/schema'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { applyOwnershipRun } from './apply-ownership-run.ts'
import { createRuleDraft } from './create-rule-draft.ts'
import { discardRuleDraft } from './discard-rule-draft.ts'
import { getRules } from './get-rules.ts'
import { previewRules } from './preview-rules.ts'
import { saveRuleDraft } from './save-rule-draft.ts'
import { tryRules } from './try-rules.ts'

let world: World
let grade: CustomField
let helper: CustomField
beforeAll(async () => {
  world = await createWorld()
  grade = await define({ type: 'choice', label: '等级', options: [{ label: '金' }, { label: '银' }] })
  helper = await define({ type: 'person', label: '推荐人' })
})
afterAll(() => world.close())

const define = (body: object) =>
  world.admin.api.ok<CustomField>(customFieldRoutes.createCustomField, {
    body: { record: 'customer', ...body } as never,
  })
const when = (field: CustomField, op: string, value: unknown) =>
  ({ field: `custom.${field.key}`, op, value }) as Rule['when']
/** Each request has an actor of its own, with the fields of then. */
const asAdmin = () => ({ ...world.admin.ctx, actor: { ...world.admin.ctx.actor } })
async function draft(...rules: [Rule['when'], string][]) {
  const ctx = asAdmin()
  if ((await getRules(ctx)).draft) await discardRuleDraft(ctx)
  const { version, rules: before } = await createRuleDraft(ctx)
  const last = before.at(-1)
  if (!last) throw new Error('no last rule')
  const list = rules.map(([condition, personId]) => ({ when: condition, then: { kind: 'person' as const, personId } }))
  return saveRuleDraft(ctx, { rules: [...list, { id: last.id, when: null, then: last.then }] }, version)
}
const create = (who: Actor, custom: object, name: string) =>
  who.api.ok<Customer>(createCustomer, {
    body: { kind: 'organisation', name, custom, assignTo: { kind: 'rules' } } as never,
  })

it('decide by fields of one’s own, in memory and in SQL, and say so in words', async () => {
  const { admin, lead, deputy } = world
  const [old] = await world.addCustomers([{ name: '老客户' }])
  await world.database.ownerQuery('update customers set custom = $2::jsonb where id = $1', [
    old,
    JSON.stringify({ [grade.key]: 'jin' }),
  ])
  const saved = await draft([when(grade, 'in', ['jin']), deputy.id], [when(helper, 'in', [lead.id]), lead.id])
  expect(saved.findings).toEqual([])
  expect(saved.rules[0]?.conditionText).toBe('等级 金')
  expect(saved.rules[1]?.conditionText).toBe(`推荐人是 ${lead.name}`)
  const preview = await previewRules(asAdmin(), { who: 'all', includeManual: true })
  expect(preview.preview?.moves).toBe(1)
  await applyOwnershipRun(asAdmin(), preview.id, { moveCustomers: true })
  const moved = await admin.api.ok<Customer>(getCustomer, { params: { id: old ?? '' } })
  expect(moved.holder).toMatchObject({ id: deputy.id })
  const tried = await tryRules(asAdmin(), { customerId: old ?? '' })
  expect(tried).toMatchObject({ isSame: true, then: { id: deputy.id } })

  const made = await create(admin, { [helper.key]: lead.id }, '推荐来的')
  const why = await admin.api.ok<{ current: { trace: { steps: { factText: string }[] } | null } }>(
    ownershipRoutes.getOwnership,
    { params: { id: made.id } },
  )
  expect(made.holder).toMatchObject({ id: lead.id })
  expect(JSON.stringify(why)).toContain(`推荐人是 ${lead.name}`)
  expect(JSON.stringify(why)).toContain('等级没填')
})

it('keep the field that they ask for', async () => {
  const gone = await world.admin.api.call(customFieldRoutes.deleteCustomField, { params: { id: grade.id } })
  expect(gone.json()).toMatchObject({ status: 409, code: 'custom-field.in-rules', params: { positions: '1' } })
  const limited = await world.admin.api.call(customFieldRoutes.updateCustomField, {
    params: { id: grade.id },
    version: grade.version,
    body: { roles: ['administrator'] },
  })
  expect(limited.json()).toMatchObject({ status: 409, code: 'custom-field.in-rules' })
  // An option that no record has may go: whoever is new is decided all the same.
  await world.admin.api.ok(customFieldRoutes.updateCustomField, {
    params: { id: grade.id },
    version: grade.version,
    body: { options: [{ key: 'jin', label: '金' }] },
  })
  await world.database.ownerQuery('update custom_fields set deleted_at = now() where key = $1', [grade.key])
  expect((await create(world.admin, {}, '之后的')).id).toBeTruthy()
  await world.database.ownerQuery('update custom_fields set deleted_at = null where key = $1', [grade.key])
})

it('cannot ask for what not everybody sees, or what is masked', async () => {
  const secret = await define({ type: 'text', label: '内部', roles: ['administrator'] })
  const phone = await define({ type: 'phone', label: '备用电话' })
  for (const field of [secret, phone]) {
    await expect(draft([when(field, 'isNotEmpty', undefined), world.lead.id])).rejects.toMatchObject({
      code: 'rules.unusable',
    })
  }
  const open = await define({ type: 'number', label: '临时' })
  await draft([when(open, 'gte', 5), world.lead.id])
  await world.admin.api.ok(customFieldRoutes.deleteCustomField, { params: { id: open.id } })
  const { draft: left } = await getRules(asAdmin())
  expect(left?.findings.map((one) => one.code)).toEqual(['unknown-field'])
  expect(left?.abilities.apply).toBe(false)
})
