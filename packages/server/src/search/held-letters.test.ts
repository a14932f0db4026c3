import { afterAll, beforeAll, expect, it } from 'vitest'
import { patchCustomer } from '@zhike/core/customers/api'
import { search } from '@zhike/core/search/api'
import type { SearchHit } from '@zhike/core/search/schema'
import { searchTokens } from '@zhike/core/search/search-tokens'
import { createWorld, type Actor, type World } from '../../test/world.ts'

// More customers than a reach of few has: what a team looks for by letters is found among the tokens of all it holds.

const held = 1300
const own = ['单雄信机械厂', '曾国藩实业', 'Acme Corporation', '张三丰武馆']
let world: World
let ids: string[]

beforeAll(async () => {
  world = await createWorld()
  const holders = [world.rep.id, world.deputy.id, world.lead.id]
  const many = Array.from({ length: held }, (_, n) => ({ name: `客户${n}`, personId: holders[n % 3] ?? '' }))
  const mine = own.map((name, n) => ({ name, personId: holders[n % 3] ?? '' }))
  const theirs = own.map((name) => ({ name: `${name}分号`, personId: world.stranger.id }))
  const customers = [...mine, ...many, ...theirs]
  const made = await world.addCustomers(customers)
  await world.database.ownerQuery(
    `update customers c set search_tokens = array(select jsonb_array_elements_text(x.tokens::jsonb))
     from unnest($1::uuid[], $2::text[]) x(id, tokens) where c.id = x.id`,
    [made, customers.map(({ name }) => JSON.stringify(searchTokens({ kind: 'organisation', name })))],
  )
  ids = made.slice(0, own.length)
})
afterAll(() => world.close())

async function names(q: string, actor: Actor = world.lead): Promise<string[]> {
  const { items } = await actor.api.ok<{ items: SearchHit[] }>(search, { query: { q } })
  return items.map((hit) => hit.name)
}

it.each([
  ['sxx', ['单雄信机械厂']],
  ['danxiong', ['单雄信机械厂']],
  ['xxj', ['单雄信机械厂']],
  ['zenggf', ['曾国藩实业']],
  ['zsf', ['张三丰武馆']],
  ['acm', ['Acme Corporation']],
  ['acem', ['Acme Corporation']],
  ['qqq', []],
])('a team finds %s among what it holds, and nothing of others', async (q, expected) => {
  expect(await names(q)).toEqual(expected)
})

it('of many that fit those are shown that the team holds', async () => {
  const found = await names('kh')
  expect(found).toHaveLength(8)
  for (const name of found) expect(name).toMatch(/^客户\d+$/)
  expect(await names('zsf', world.stranger)).toEqual(['张三丰武馆分号'])
})

it('finds a name as soon as it is changed', async () => {
  expect(await names('hqg')).toEqual([])
  await world.lead.api.ok(patchCustomer, {
    params: { id: ids[3] ?? '' },
    headers: { 'if-match': '"1"' },
    body: { name: '洪七公酒楼' },
  })
  expect(await names('hqg')).toEqual(['洪七公酒楼'])
  expect(await names('zsf')).toEqual([])
})
