import { parseSearch } from '@zhike/core/search/parse-search'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importFile } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'
import { pagesToRead } from './pages-to-read.ts'
import { selectSomeByTokens } from './queries.ts'

let world: World
const { words } = parseSearch('科技')

beforeAll(async () => {
  world = await createWorld()
  const rows = Array.from({ length: 2600 }, (_, i) => `远山科技${i}`)
  await importFile(world.admin.ctx, {
    kind: 'customers',
    content: `客户名称\n${rows.join('\n')}\n启明电机\n`,
  })
  await world.database.ownerQuery('analyze customers')
})
afterAll(() => world.close())

it('a word in nearly every name is looked for from the beginning of the table, a rare one in the index', async () => {
  const { ctx } = world.admin
  expect(await pagesToRead(ctx, { kind: 'all' }, words, 100)).toBeGreaterThan(0)
  expect(await pagesToRead(ctx, { kind: 'all' }, words, 2000)).toBeNull()
  expect(await pagesToRead(ctx, { kind: 'all' }, parseSearch('电机').words, 100)).toBeNull()
  expect(await pagesToRead(ctx, { kind: 'few', personIds: [], customerIds: [] }, words, 100)).toBeNull()
  // Of a team that holds a hundredth a hundred times as much would have to be read.
  expect(await pagesToRead(ctx, { kind: 'many', personIds: [], customerIds: [], held: 26 }, words, 100)).toBeNull()
})

it('who has the word is found all the same where the beginning of the table has gone', async () => {
  const { ctx } = world.admin
  const find = () => selectSomeByTokens(ctx, { kind: 'all' }, words, 100)
  const found = await find()
  expect(found.length).toBeGreaterThan(33)
  expect(found.every(({ name }) => name.includes('科技'))).toBe(true)
  await world.database.ownerQuery(
    'update customers set deleted_at = now() where id in (select id from customers order by ctid limit 2550)',
  )
  const left = await find()
  expect(left.length).toBeGreaterThanOrEqual(50)
  expect(left.every(({ name }) => name.includes('科技'))).toBe(true)
})
