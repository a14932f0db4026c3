import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { importFile } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'
import { getDecisionMap } from '../decision-maps/get-decision-map.ts'
import { putDecisionRole } from '../decision-maps/put-decision-role.ts'
import { runImport } from './run-import.ts'
import { undoImport } from './undo-import.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

let company = ''
let no = 0
beforeEach(() => {
  company = `启明电机${++no}`
})

interface Options {
  existing?: 'overwrite' | 'fill' | 'skip'
  head?: string
}
const bring = (rows: readonly string[], { existing = 'overwrite', head = '客户,联系人,汇报给' }: Options = {}) =>
  importFile(world.admin.ctx, {
    kind: 'contacts',
    content: `${head}\n${rows.map((row) => `${company},${row}\n`).join('')}`,
    options: { existing, createCustomers: true },
  })
const takeBack = async (id: string) => {
  await undoImport(world.admin.ctx, id, { enqueue: false })
  await runImport(world.system, id)
}
const map = async () => {
  const [customer] = await world.database.ownerQuery(
    `select id from customers where name = '${company}' and deleted_at is null`,
  )
  const id = String(customer?.['id'])
  return { id, ...(await getDecisionMap(world.admin.ctx, id)) }
}
/** Who reports to whom, by name. */
const bosses = async () => {
  const { people } = await map()
  const nameOf = new Map(people.map((one) => [one.contactId, one.name]))
  return Object.fromEntries(people.map((one) => [one.name, one.reportsTo && nameOf.get(one.reportsTo)]))
}
const told = (run: { reasons: { message: string }[] }) => run.reasons.map((one) => one.message).join('\n')

it('a boss is another row, above or below, or a contact that is there, by name or ID', async () => {
  const head = '客户,联系人,联系人编号,Reports To'
  expect((await bring(['甲,,乙', '乙,K-7,', '丙,,k-7'], { head })).counts).toMatchObject({ created: 2, refused: 1 })
  expect((await bring(['丙,,K-7', '丁,,丙'], { head })).counts).toMatchObject({ created: 2, refused: 0 })
  expect(await bosses()).toEqual({ 甲: '乙', 乙: null, 丙: '乙', 丁: '丙' })
})

it('the same again changes nothing, a boss alone is a change, and an empty cell says nothing', async () => {
  await bring(['甲,乙', '乙,', '丙,乙'])
  expect((await bring(['丙,乙', '甲,', '乙,'])).counts).toMatchObject({ updated: 0, skipped: 3 })
  expect((await bring(['丙,甲'])).counts).toMatchObject({ updated: 1 })
  expect(await bosses()).toEqual({ 甲: '乙', 乙: null, 丙: '甲' })
})

it('who reports to somebody goes on doing so where only gaps are filled, and everybody where rows are skipped', async () => {
  await bring(['甲,乙', '乙,', '丙,'])
  expect((await bring(['甲,丙', '乙,丙'], { existing: 'fill' })).counts).toMatchObject({ updated: 1, skipped: 1 })
  expect((await bring(['丙,丁', '丁,甲'], { existing: 'skip' })).counts).toMatchObject({ created: 1, skipped: 1 })
  expect(await bosses()).toEqual({ 甲: '乙', 乙: '丙', 丙: null, 丁: '甲' })
})

it('nobody, several, oneself, a circle and a refused row are refused, each with what to do', async () => {
  await bring(['王,张', '张,'])
  const head = '客户,联系人,联系人编号,汇报给,邮箱'
  await bring(['李,1,,', '李,2,,'], { head })
  const run = await bring(
    ['赵,,没有的人,', '钱,,李,', '孙,,孙,', '张,,王,', '周,,吴,', '吴,,郑,', '郑,,,不是邮箱', '冯,,张,'],
    { head },
  )
  expect(run.counts).toMatchObject({ created: 1, updated: 0, refused: 7 })
  for (const text of ['没有联系人「没有的人」', '2 个叫「李」', '「孙」不能汇报给自己', '「王」直接或间接']) {
    expect(told(run)).toContain(text)
  }
  expect(told(run)).toContain('汇报对象「吴」那一行没有导入')
  expect(await bosses()).toEqual({ 王: '张', 张: null, 李: null, 冯: '张' })
})

it('a circle within the file is refused as a whole', async () => {
  expect((await bring(['甲,乙', '乙,丙', '丙,甲', '丁,甲'])).counts).toMatchObject({ created: 0, refused: 4 })
})

it('taking the import back gives everybody their former boss, and takes what it brought', async () => {
  await bring(['甲,乙', '乙,', '丙,'])
  const before = await bosses()
  const second = await bring(['甲,戊', '戊,丙', '丙,乙'])
  expect(await bosses()).toEqual({ 甲: '戊', 乙: null, 丙: '乙', 戊: '丙' })
  await takeBack(second.id)
  expect(await bosses()).toEqual(before)
})

it('what somebody has said since stays, and so does the contact it is about', async () => {
  await bring(['甲,', '乙,'])
  const second = await bring(['甲,丙', '丙,', '乙,丙'])
  const { id, people } = await map()
  const idOf = (name: string) => people.find((one) => one.name === name)?.contactId ?? ''
  await putDecisionRole(world.admin.ctx, id, idOf('乙'), {
    roles: [],
    attitude: 'supporter',
    reportsTo: idOf('丙'),
    ties: [],
  })
  await takeBack(second.id)
  expect(await bosses()).toEqual({ 甲: null, 乙: '丙', 丙: null })
})

it('a former boss does not come back where that would close a circle', async () => {
  await bring(['甲,乙', '乙,', '丙,'])
  const second = await bring(['甲,丙'])
  const { id, people } = await map()
  const idOf = (name: string) => people.find((one) => one.name === name)?.contactId ?? ''
  await putDecisionRole(world.admin.ctx, id, idOf('乙'), { roles: [], attitude: null, reportsTo: idOf('甲'), ties: [] })
  await takeBack(second.id)
  expect(await bosses()).toEqual({ 甲: null, 乙: '甲', 丙: null })
})

it('a customer that the import made goes with its contacts, unless somebody has tied them', async () => {
  const first = await bring(['甲,乙', '乙,'])
  await takeBack(first.id)
  expect(await world.database.ownerQuery(`select id from customers where name = '${company}'`)).toEqual([])
  const again = await bring(['甲,乙', '乙,', '丙,'])
  const { id, people } = await map()
  const idOf = (name: string) => people.find((one) => one.name === name)?.contactId ?? ''
  await putDecisionRole(world.admin.ctx, id, idOf('丙'), { roles: [], attitude: null, reportsTo: idOf('甲'), ties: [] })
  await takeBack(again.id)
  expect(await bosses()).toEqual({ 甲: '乙', 乙: null, 丙: '甲' })
})
