import { afterAll, beforeAll, expect, it } from 'vitest'
import { bulkEditRoutes as api } from '@zhike/core/bulk-edits/api'
import type { BulkEdit, BulkEditPreview, BulkEditRefusals } from '@zhike/core/bulk-edits/schema'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { getCustomer, listCustomers, patchCustomer } from '@zhike/core/customers/api'
import type { Customer, CustomerRow } from '@zhike/core/customers/schema'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { runBulkEdit } from './run-bulk-edit.ts'

let world: World
let ids: string[]
beforeAll(async () => {
  world = await createWorld()
  ids = await world.addCustomers([
    ...[0, 1, 2, 3].map((n) => ({ name: `甲${n}`, personId: world.rep.id })),
    { name: '个人', personId: world.rep.id, kind: 'individual' as const },
  ])
})
afterAll(() => world.close())

const define = (body: object) =>
  world.admin.api.ok<CustomField>(customFieldRoutes.createCustomField, {
    body: { record: 'customer', ...body } as never,
  })
const body = (field: string, value: unknown, more: object = {}) =>
  ({ selection: { ids }, field, value, ...more }) as never
const preview = (who: Actor, field: string, value: unknown) =>
  who.api.ok<BulkEditPreview>(api.previewBulkEdit, { body: body(field, value) })
const start = async (who: Actor, field: string, value: unknown): Promise<BulkEdit> => {
  const answer = await who.api.call(api.startBulkEdit, { body: body(field, value, { expected: ids.length }) })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const refusal = async (field: string, value: unknown) =>
  (await world.rep.api.call(api.previewBulkEdit, { body: body(field, value) })).json()
const valuesOf = async (key: string) => {
  const { items } = await world.admin.api.ok<{ items: CustomerRow[] }>(listCustomers, { query: { sort: 'createdAt' } })
  return ids.map((id) => items.find((row) => row.id === id)?.custom?.[key] ?? null)
}
async function change(id: string, custom: object) {
  const { version } = await world.admin.api.ok<Customer>(getCustomer, { params: { id } })
  await world.admin.api.ok(patchCustomer, { params: { id }, version, body: { custom } as never })
}

it('sets a field of one’s own, and gives back each value that stood there, unless somebody changed it since', async () => {
  const options = [{ label: '低' }, { label: '高' }, { label: '很高' }]
  const grades = await define({ type: 'choices', label: '方向', options, kinds: ['organisation'], isIndexed: true })
  const name = `custom.${grades.key}`
  await change(ids[0] ?? '', { [grades.key]: ['gao', 'di'] })
  await change(ids[1] ?? '', { [grades.key]: ['hen_gao'] })
  const found = await preview(world.rep, name, ['gao', 'di'])
  expect(found).toMatchObject({
    total: 5,
    changed: 3,
    unchanged: 1,
    refused: [{ reason: 'not-concerned', count: 1 }],
  })
  expect(found.sample).toContainEqual({ id: ids[1], name: '甲1', before: ['hen_gao'] })
  const edit = await start(world.rep, name, ['gao', 'di'])
  expect(edit).toMatchObject({ state: 'done', field: name, value: ['di', 'gao'], changed: 3, unchanged: 1, refused: 1 })
  const both = ['di', 'gao']
  expect(await valuesOf(grades.key)).toEqual([both, both, both, both, null])
  const filter = JSON.stringify({ field: name, op: 'containsAll', value: both })
  const { items } = await world.rep.api.ok<{ items: CustomerRow[] }>(listCustomers, { query: { filter } })
  expect(items).toHaveLength(4)

  await change(ids[2] ?? '', { [grades.key]: ['di'] })
  const undone = await world.rep.api.ok<BulkEdit>(api.undoBulkEdit, { params: { id: edit.id } })
  expect(undone).toMatchObject({ kind: 'undo', changed: 2, refused: 1 })
  expect(await valuesOf(grades.key)).toEqual([both, ['hen_gao'], ['di'], null, null])
  const refused = await world.rep.api.ok<BulkEditRefusals>(api.listBulkEditRefusals, { params: { id: undone.id } })
  expect(refused.items).toEqual([{ customer: { id: ids[2], name: '甲2' }, reason: 'changed-since', current: ['di'] }])
})

it('keeps figures, amounts, days and people as they are stored, and empties them', async () => {
  const person = await define({ type: 'person', label: '技术支持' })
  const edit = await start(world.rep, `custom.${person.key}`, world.lead.id)
  expect(edit).toMatchObject({ value: world.lead.id, names: { [world.lead.id]: world.lead.name }, changed: 5 })
  for (const [type, value, stored] of [
    ['number', 12.5, 12.5],
    ['money', '1280.50', '1280.5'],
    ['date', '2026-11-22', '2026-11-22'],
    ['flag', false, false],
    ['longText', '一\n二', '一\n二'],
  ] as const) {
    const { key } = await define({ type, label: `批量${type}` })
    await start(world.rep, `custom.${key}`, value)
    expect(await valuesOf(key)).toEqual(ids.map(() => stored))
    const again = await preview(world.rep, `custom.${key}`, value)
    expect(again, type).toMatchObject({ unchanged: 5, changed: 0 })
    await start(world.rep, `custom.${key}`, null)
    expect(await valuesOf(key)).toEqual(ids.map(() => null))
  }
})

it('refuses what cannot be one value for many, and what the field refuses', async () => {
  const unique = await define({ type: 'text', label: '合同号', isUnique: true })
  const phone = await define({ type: 'phone', label: '门卫电话' })
  const secret = await define({ type: 'text', label: '内部评级', roles: ['administrator'] })
  for (const key of [unique.key, phone.key, secret.key, 'nothing']) {
    expect(await refusal(`custom.${key}`, 'x')).toMatchObject({ status: 422, code: 'bulk-edit.not-a-field' })
  }
  const must = await define({ type: 'number', label: '席位', isRequired: true })
  expect(await refusal(`custom.${must.key}`, null)).toMatchObject({ status: 422, code: 'custom-value.invalid' })
  expect(await refusal(`custom.${must.key}`, '多')).toMatchObject({ status: 422, code: 'custom-value.invalid' })
  expect(await refusal('source', 5)).toMatchObject({ status: 400 })
  expect(await refusal("custom.x'; drop table customers; --", 'x')).toMatchObject({ status: 400 })
})

it('tells nothing of a field that its reader no longer sees', async () => {
  const field = await define({ type: 'text', label: '原评级' })
  const edit = await start(world.rep, `custom.${field.key}`, '甲级')
  await world.admin.api.ok(customFieldRoutes.updateCustomField, {
    params: { id: field.id },
    version: field.version,
    body: { roles: ['administrator'] },
  })
  expect(await world.rep.api.ok<BulkEdit>(api.getBulkEdit, { params: { id: edit.id } })).toMatchObject({ value: null })
  // Nor is it undone by who may not change it any more.
  const undone = await world.rep.api.ok<BulkEdit>(api.undoBulkEdit, { params: { id: edit.id } })
  await runBulkEdit(world.rep.ctx, undone.id)
  expect(undone).toMatchObject({ changed: 0, refusals: [{ reason: 'field-locked', count: 5 }] })
  expect(await valuesOf(field.key)).toEqual(ids.map(() => '甲级'))
})
