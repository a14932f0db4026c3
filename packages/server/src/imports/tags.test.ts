import { afterAll, beforeAll, expect, it } from 'vitest'
import { importFile } from '../../test/import-file.ts'
import { carryOutUndo } from './carry-out-undo.ts'
import { loadImport } from './load-import.ts'
import { undoImport } from './undo-import.ts'
import { createWorld, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const tagged = () =>
  world.database.ownerQuery<{ name: string; tags: string[] }>(
    `select c.name, array_agg(t.name order by t.name) as tags from customers c
     join customer_tags m on m.customer_id = c.id join tags t on t.id = m.tag_id group by c.id, c.name order by c.name`,
  )
const rows = (text: string) => ({ kind: 'customers' as const, content: `客户编号,客户名称,标签\n${text}` })

it('a file adds tags, makes new ones, and takes none away', async () => {
  const first = await importFile(world.system, rows('T1,甲厂,"年框、VIP , 年框"\nT2,乙厂,vip\nT3,丙厂,\n'))
  expect(first.counts).toMatchObject({ created: 3, refused: 0 })
  const after = [
    { name: '乙厂', tags: ['VIP'] },
    { name: '甲厂', tags: ['VIP', '年框'] },
  ]
  expect((await tagged()).map((row) => ({ ...row, tags: row.tags.sort() }))).toEqual(after)
  // The same file again changes nothing; another tag is an update, a cell left empty nothing at all.
  expect((await importFile(world.system, rows('T1,甲厂,VIP；年框\nT2,乙厂,\n'))).counts).toMatchObject({
    updated: 0,
    skipped: 2,
  })
  const second = await importFile(world.system, rows('T1,甲厂,\nT2,乙厂,展会\n'))
  expect(second.counts).toMatchObject({ updated: 1, skipped: 1 })
  const [changed] = await tagged()
  expect(changed).toEqual({ name: '乙厂', tags: ['VIP', '展会'] })
})

it('refuses rows whose tags are not there for whoever may not make them, or are too long', async () => {
  const asLead = await importFile(world.lead.ctx, {
    ...rows('L1,丁厂,VIP\nL2,戊厂,没有这个标签\n'),
    options: { owner: { by: 'column' } },
  })
  expect(asLead.counts).toMatchObject({ created: 1, refused: 1 })
  expect(asLead.reasons.map((reason) => reason.code)).toEqual(['tag.unknown'])
  const long = await importFile(world.system, rows(`L3,己厂,${'长'.repeat(41)}\n`))
  expect(long.reasons.map((reason) => reason.code)).toEqual(['tag.too-long'])
})

it('undone, customers have the tags they had, and those it made are gone', async () => {
  const older = await importFile(world.system, rows('U1,辛厂,VIP\n'))
  expect(older.counts).toMatchObject({ created: 1 })
  const file = await importFile(world.system, rows('U1,辛厂,展会\nU2,壬厂,VIP\n'))
  expect(file.counts).toMatchObject({ created: 1, updated: 1 })
  await undoImport(world.system, file.id, { enqueue: false })
  await carryOutUndo(world.system, await loadImport(world.system, file.id))
  expect((await tagged()).filter(({ name }) => ['辛厂', '壬厂'].includes(name))).toEqual([
    { name: '辛厂', tags: ['VIP'] },
  ])
  expect(await world.database.ownerQuery(`select 1 from customers where name = '壬厂'`)).toEqual([])
})

it('a dry run makes no tags', async () => {
  await importFile(world.system, { ...rows('D1,庚厂,只是试试\n'), goal: 'dry-run' })
  const made = await world.database.ownerQuery(`select 1 from tags where name = '只是试试'`)
  expect(made).toEqual([])
})
