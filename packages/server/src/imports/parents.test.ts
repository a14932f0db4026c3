import { afterAll, beforeAll, expect, it } from 'vitest'
import { getCustomerGroup, setCustomerParent } from '@zhike/core/customer-groups/api'
import type { CustomerGroup } from '@zhike/core/customer-groups/schema'
import { importFile } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'
import { carryOutUndo } from './carry-out-undo.ts'
import { loadImport } from './load-import.ts'
import { undoImport } from './undo-import.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const rows = (text: string) => ({ kind: 'customers' as const, content: `客户编号,客户名称,上级客户\n${text}` })
const idOf = async (externalId: string) => {
  const [row] = await world.database.ownerQuery<{ id: string }>('select id from customers where external_id = $1', [
    externalId,
  ])
  return row?.id ?? ''
}
const pathOf = async (externalId: string) => {
  const params = { id: await idOf(externalId) }
  const { path } = await world.admin.api.ok<CustomerGroup>(getCustomerGroup, { params })
  return path.map((one) => one?.name)
}
const links = () => world.database.ownerQuery('select * from customer_parents order by customer_id')

it('hangs customers below others, by number or name, there already or in the same file', async () => {
  await importFile(world.system, rows('P1,海晟控股有限公司,\n'))
  const file = await importFile(
    world.system,
    rows('P3,海晟精密,P2\nP2,海晟机械,海晟控股\nP4,海晟贸易,海晟控股有限公司\n'),
  )
  expect(file.counts).toMatchObject({ created: 3, refused: 0 })
  expect(await pathOf('P3')).toEqual(['海晟控股有限公司', '海晟机械'])
  expect(await pathOf('P4')).toEqual(['海晟控股有限公司'])
  // The same again changes nothing; another parent is an update, an empty cell nothing at all.
  const again = await importFile(world.system, rows('P3,海晟精密,P2\nP4,海晟贸易,\n'))
  expect(again.counts).toMatchObject({ updated: 0, skipped: 2 })
  const moved = await importFile(world.system, rows('P3,海晟精密,海晟贸易\n'))
  expect(moved.counts).toMatchObject({ updated: 1 })
  expect(await pathOf('P3')).toEqual(['海晟控股有限公司', '海晟贸易'])
  const filled = await importFile(world.system, { ...rows('P3,海晟精密,P2\n'), options: { existing: 'fill' } })
  expect(filled.counts).toMatchObject({ updated: 0, skipped: 1 })
})

it('refuses rows whose parent is not there, cannot be told, closes a circle or is refused itself', async () => {
  await importFile(world.system, rows('Q1,同名厂,\nQ2,同名厂,\n'))
  const file = await importFile(
    world.system,
    rows(
      'Q3,甲店,没有这家\nQ4,乙店,同名厂\nQ5,丙店,Q5\nQ6,丁店,Q7\nQ7,戊店,Q6\nQ8,己店,甲店\nQ9,庚店,Q8\nQ10,辛店,Q1\n',
    ),
  )
  expect(file.counts).toMatchObject({ created: 1, refused: 7 })
  expect(Object.fromEntries(file.reasons.map(({ code, count }) => [code, count]))).toEqual({
    'parent.unknown': 1,
    'parent.ambiguous': 1,
    'parent.itself': 1,
    'parent.circle': 2,
    'parent.refused': 2,
  })
  const chain = Array.from({ length: 11 }, (_, n) => `R${n},第${n}级,${n === 0 ? '' : `R${n - 1}`}\n`).join('')
  const deep = await importFile(world.system, rows(chain))
  expect(deep.counts.created).toBe(0 + 11 - deep.counts.refused)
  expect(deep.reasons.map(({ code }) => code)).toContain('parent.too-deep')
})

it('undone, everybody hangs where they hung, to the letter', async () => {
  await importFile(world.system, rows('U1,老总部,\nU2,新总部,\nU3,分厂,老总部\nU5,办事处,\n'))
  await world.admin.api.ok(setCustomerParent, {
    params: { id: await idOf('U5') },
    body: { parentId: await idOf('U2') },
  })
  const before = await links()
  const file = await importFile(world.system, rows('U3,分厂,U2\nU4,新分厂,U3\nU5,办事处,U4\nU1,老总部,U2\n'))
  expect(file.counts).toMatchObject({ created: 1, updated: 3 })
  expect(await pathOf('U5')).toEqual(['新总部', '分厂', '新分厂'])
  await undoImport(world.system, file.id, { enqueue: false })
  await carryOutUndo(world.system, await loadImport(world.system, file.id))
  expect(await links()).toEqual(before)
  // What somebody has gone on with stays: here a customer that was hung below one of the file's.
  const next = await importFile(world.system, rows('U6,再一家,\n'))
  await world.admin.api.ok(setCustomerParent, {
    params: { id: await idOf('U3') },
    body: { parentId: await idOf('U6') },
  })
  await undoImport(world.system, next.id, { enqueue: false })
  await carryOutUndo(world.system, await loadImport(world.system, next.id))
  expect(await pathOf('U3')).toEqual(['再一家'])
})
