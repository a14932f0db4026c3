import { importRoutes } from '@zhike/core/imports/api'
import type { ImportMapping } from '@zhike/core/imports/schema'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { uploadFile } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'
import { updateImport } from './update-import.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const file = { kind: 'customers' as const, content: '单位,代号,甲列\n甲公司,1,张三\n' }
const save = (who: 'admin' | 'lead', importId: string, name: string) =>
  world[who].api.call(importRoutes.saveImportMapping, { body: { importId, name } })
const list = async () =>
  (
    await world.admin.api.ok<{ items: ImportMapping[] }>(importRoutes.listImportMappings, {
      query: { kind: 'customers' },
    })
  ).items

it('a mapping saved once is taken when a file with the same columns comes, in any order, from anybody', async () => {
  const first = await uploadFile(world.admin.ctx, file)
  expect(first).toMatchObject({ savedMapping: null, options: { mapping: { name: '单位' }, existing: 'overwrite' } })
  await updateImport(world.admin.ctx, first.id, {
    mapping: { name: '单位', externalId: '代号', contact: '甲列' },
    existing: 'fill',
    owner: { by: 'rules' },
  })
  const saved = await save('admin', first.id, ' 老系统 ')
  expect(saved.statusCode, saved.body).toBe(201)
  expect(saved.json()).toMatchObject({ name: '老系统', kind: 'customers', abilities: { delete: true } })
  const again = await uploadFile(world.lead.ctx, { ...file, content: '甲列,代号*,单 位\n李四,2,乙公司\n' })
  expect(again).toMatchObject({
    savedMapping: { name: '老系统' },
    options: {
      mapping: { name: '单 位', externalId: '代号*', contact: '甲列' },
      existing: 'fill',
      owner: { by: 'rules' },
    },
    questions: [],
  })
  const other = await uploadFile(world.admin.ctx, { ...file, content: '单位,代号\n甲公司,1\n' })
  expect(other.savedMapping).toBeNull()
})

it('one’s own is replaced by name; somebody else’s is not, unless one imports for everybody', async () => {
  const mine = await uploadFile(world.lead.ctx, { ...file, content: '单位,丙列\n甲公司,1\n' })
  expect((await save('lead', mine.id, '老系统')).json()).toMatchObject({
    status: 403,
    code: 'import.mapping-of-others',
  })
  expect((await save('lead', mine.id, '我的')).statusCode).toBe(201)
  expect((await save('lead', mine.id, '我的')).statusCode).toBe(201)
  expect((await list()).map((one) => one.name).sort()).toEqual(['我的', '老系统'])
  const id = (name: string) => list().then((items) => items.find((one) => one.name === name)?.id ?? '')
  const remove = async (who: 'admin' | 'lead', name: string) =>
    (await world[who].api.call(importRoutes.deleteImportMapping, { params: { id: await id(name) } })).statusCode
  expect(await remove('lead', '老系统')).toBe(403)
  expect(await remove('admin', '我的')).toBe(204)
  expect(await remove('admin', '老系统')).toBe(204)
  expect(await list()).toEqual([])
  expect((await uploadFile(world.admin.ctx, file)).savedMapping).toBeNull()
})

it('needs a name and an import that one may see', async () => {
  const { id } = await uploadFile(world.admin.ctx, file)
  expect((await save('admin', id, '  ')).statusCode).toBe(400)
  expect((await save('lead', id, '偷看')).statusCode).toBe(404)
})
