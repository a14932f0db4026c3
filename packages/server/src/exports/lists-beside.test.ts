import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bulkEditRoutes } from '@zhike/core/bulk-edits/api'
import { deleteCustomer } from '@zhike/core/customers/api'
import { exportRoutes } from '@zhike/core/exports/api'
import type { ExportListKey } from '@zhike/core/exports/lists'
import { leaveRoutes } from '@zhike/core/leaves/api'
import { peopleRoutes } from '@zhike/core/people/api'
import { roleRoutes } from '@zhike/core/roles/api'
import { tagRoutes } from '@zhike/core/tags/api'
import type { Tag } from '@zhike/core/tags/schema'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
  world.setClock('2026-11-22T04:00:00Z')
})
afterAll(() => world.close())

const exported = (actor: Actor, list: ExportListKey, query: object = {}) =>
  actor.api.call(exportRoutes.exportList, { params: { list }, query: { query: JSON.stringify(query) } })
async function rowsOf(actor: Actor, list: ExportListKey, query: object = {}): Promise<string[][]> {
  const answer = await exported(actor, list, query)
  expect(answer.statusCode, answer.body).toBe(200)
  return (parse(answer.body, { bom: true }) as string[][]).slice(1)
}
const lastAudit = async () =>
  (
    await world.database.ownerQuery<{ summary: object }>(
      "select summary from audit_entries where action = 'export.list' order by id desc limit 1",
    )
  )[0]?.summary

it('deleted customers leave for whoever may delete them and take them out, each inside both scopes', async () => {
  const mine = await world.addCustomer({ name: '删掉的', personId: world.rep.id })
  const theirs = await world.addCustomer({ name: '别人删的', personId: world.stranger.id })
  for (const id of [mine, theirs]) await world.admin.api.ok(deleteCustomer, { params: { id } })
  expect((await rowsOf(world.admin, 'deleted-customers')).map((row) => row[0]).sort()).toEqual(['删掉的', '别人删的'])
  expect(await lastAudit()).toMatchObject({ list: 'deleted-customers', count: 2 })
  const [own, ...none] = await rowsOf(world.rep, 'deleted-customers')
  expect(none).toEqual([])
  expect(own?.[0]).toBe('删掉的')
  expect(own?.[6]).toBe(world.rep.name)
  expect(own?.[7]).toMatch(/^\d{4}-\d\d-\d\d/)
  // Deletes everybody's, takes out only what is theirs.
  const grants = { 'customer.read': ['all'], 'customer.delete': ['all'], 'customer.export': ['own'] }
  const role = await world.admin.api.ok<{ key: string }>(roleRoutes.createRole, {
    body: { name: '只导自己', grants } as never,
  })
  await world.admin.api.ok(peopleRoutes.setPersonRoles, { params: { id: world.rep.id }, body: { roles: [role.key] } })
  expect((await rowsOf(world.rep, 'deleted-customers')).map((row) => row[0])).toEqual(['删掉的'])
  expect(await lastAudit()).toMatchObject({ list: 'deleted-customers', count: 1 })
  await world.admin.api.ok(peopleRoutes.setPersonRoles, {
    params: { id: world.rep.id },
    body: { roles: ['account-manager'] },
  })
})

it('tags leave with how many customers of one’s own scope have them', async () => {
  const tag = await world.admin.api.ok<Tag>(tagRoutes.createTag, {
    body: { name: '=展会', colour: 'teal', groupName: '来源' },
  })
  const ids = [
    await world.addCustomer({ name: '甲', personId: world.rep.id }),
    await world.addCustomer({ name: '乙', personId: world.stranger.id }),
  ]
  await world.admin.api.ok(tagRoutes.tagCustomers, {
    body: { changes: [{ customerIds: ids, add: [tag.id], remove: [] }] },
  })
  expect(await rowsOf(world.admin, 'tags')).toEqual([["'=展会", '来源', '青', '2']])
  expect(await rowsOf(world.rep, 'tags')).toEqual([["'=展会", '来源', '青', '1']])
})

it('leave goes out to whoever manages people, of one or of everybody', async () => {
  for (const [person, fromOn] of [
    [world.rep, '2026-12-01'],
    [world.stranger, '2026-11-20'],
  ] as const) {
    await world.admin.api.ok(leaveRoutes.createLeave, {
      body: { personId: person.id, delegateId: world.lead.id, fromOn, untilOn: '2026-12-05', note: '年假' },
    })
  }
  const rows = await rowsOf(world.admin, 'leaves')
  expect(rows.map((row) => [row[0], row[4]])).toEqual([
    [world.stranger.name, '休假中'],
    [world.rep.name, '还没开始'],
  ])
  expect(await rowsOf(world.admin, 'leaves', { state: 'now' })).toHaveLength(1)
  expect((await rowsOf(world.admin, 'leaves', { personId: world.rep.id })).map((row) => row.slice(0, 4))).toEqual([
    [world.rep.name, world.lead.name, '2026-12-01', '2026-12-05'],
  ])
  expect((await exported(world.rep, 'leaves')).statusCode).toBe(403)
})

it('bulk changes go out as their page shows them: one’s own, or everybody’s', async () => {
  const [one = '', parent = ''] = await world.addCustomers(
    ['小公司', '大集团'].map((name) => ({ name, personId: world.rep.id })),
  )
  const edit = (field: string, value: string) =>
    world.rep.api.ok<{ id: string }>(bulkEditRoutes.startBulkEdit, {
      body: { selection: { ids: [one] }, field, value, expected: 1 } as never,
    })
  await edit('regionCode', '330200')
  const hung = await edit('parentCustomerId', parent)
  await world.rep.api.ok(bulkEditRoutes.undoBulkEdit, { params: { id: hung.id } })
  expect((await rowsOf(world.rep, 'bulk-edits')).map((row) => [...row.slice(2, 7), row[9]])).toEqual([
    ['上级客户', '撤销', '已完成', '1', '1', ''],
    ['上级客户', '大集团', '已完成', '1', '1', '是'],
    ['地区', '浙江省宁波市', '已完成', '1', '1', ''],
  ])
  expect(await rowsOf(world.admin, 'bulk-edits')).toHaveLength(3)
  expect(await rowsOf(world.stranger, 'bulk-edits')).toEqual([])
})
