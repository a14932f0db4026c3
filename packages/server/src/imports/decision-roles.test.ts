import { afterAll, beforeAll, expect, it } from 'vitest'
import { importFile } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'
import { runImport } from './run-import.ts'
import { undoImport } from './undo-import.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const head = '客户,联系人,决策角色,态度'
const bring = (rows: string, existing: 'overwrite' | 'fill' | 'skip' = 'overwrite') =>
  importFile(world.admin.ctx, {
    kind: 'contacts',
    content: `${head}\n${rows}\n`,
    options: { existing, createCustomers: true },
  })
const people = () =>
  world.database.ownerQuery(
    'select name, decision_roles as roles, attitude from contacts where deleted_at is null order by name collate "C"',
  )
const person = (name: string, roles: string[], attitude: string | null) => ({ name, roles, attitude })

it('roles and attitude of contacts come in, change, stay where they are empty, and go back with the import', async () => {
  const first = await bring('启明电机,A,决策人、采购,支持\n启明电机,B,Evaluator;end user,\n启明电机,C,,Blocker')
  expect(first.counts).toMatchObject({ created: 3, refused: 0 })
  const before = [
    person('A', ['decision-maker', 'buyer'], 'supporter'),
    person('B', ['evaluator', 'user'], null),
    person('C', [], 'opponent'),
  ]
  expect(await people()).toEqual(before)
  // The same again, in another order, changes nothing.
  expect((await bring('启明电机,A,采购 / 决策人,supporter\n启明电机,B,,')).counts).toMatchObject({
    updated: 0,
    skipped: 2,
  })
  expect(
    (await bring('启明电机,A,内线,反对\n启明电机,B,内线,反对\n启明电机,C,内线,反对', 'fill')).counts,
  ).toMatchObject({
    updated: 2,
    skipped: 1,
  })
  const filled = [before[0], person('B', ['evaluator', 'user'], 'opponent'), person('C', ['champion'], 'opponent')]
  expect(await people()).toEqual(filled)
  const over = await bring('启明电机,A,把关人,中立\n启明电机,B,把关人,')
  expect(over.counts).toMatchObject({ updated: 2 })
  expect(await people()).toEqual([
    person('A', ['gatekeeper'], 'neutral'),
    person('B', ['gatekeeper'], 'opponent'),
    filled[2],
  ])
  await undoImport(world.admin.ctx, over.id, { enqueue: false })
  await runImport(world.system, over.id)
  expect(await people()).toEqual(filled)
})

it('words nobody knows come back with those that there are; in a file of several kinds, too', async () => {
  const record = await bring('启明电机,D,老板的朋友,看情况')
  expect(record.counts).toMatchObject({ created: 0, refused: 1 })
  const text = record.reasons.map((one) => one.message).join()
  expect(text).toContain('老板的朋友')
  expect(text).toContain('技术评估')
  const combined = await importFile(world.admin.ctx, {
    kind: 'combined',
    content: '客户名称,联系人姓名,联系人决策角色\n合在一起公司,E,影响者\n',
  })
  expect(combined.counts).toMatchObject({ created: 2, refused: 0 })
  expect(await people()).toContainEqual(person('E', ['influencer'], null))
})
