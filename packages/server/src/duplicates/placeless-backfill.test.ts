import { readFileSync } from 'node:fs'
import { companyNameKey } from '@zhike/core/customers/normalise-name'
import { placeNames, withoutPlace } from '@zhike/core/duplicates/place-in-name'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWorld, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

it('customers of before get the names without places that the application gives', async () => {
  const rests = ['北斗湾机械', '银行', '市政', '省心科技', '拾光里自动化']
  const names = placeNames.flatMap((place, no) => {
    const rest = rests[no % rests.length] ?? ''
    const other = placeNames[(no * 7) % placeNames.length] ?? ''
    return [place + rest, `${place}市${rest}`, rest + place, `${rest}${place}市`, other + place + rest, place]
  })
  await world.addCustomers(names.map((name) => ({ name, personId: world.rep.id })))
  await world.database.ownerQuery('delete from customer_keys')
  const rows = await world.database.ownerQuery<{ id: string; name: string }>('select id, name from customers')
  await world.database.ownerQuery(
    `insert into customer_keys (kind, value, customer_id) select 'name', * from unnest($1::text[], $2::uuid[])`,
    [rows.map((row) => companyNameKey(row.name)), rows.map((row) => row.id)],
  )
  const migration = new URL('../../migrations/0113_names_without_places.sql', import.meta.url)
  await world.database.ownerQuery(readFileSync(migration, 'utf8'))
  const found = await world.database.ownerQuery<{ id: string; value: string }>(
    `select customer_id as id, value from customer_keys where kind = 'placelessName'`,
  )
  const expected = rows.flatMap(({ id, name }) => {
    const key = companyNameKey(name)
    const bare = withoutPlace(key)
    return bare === key ? [] : [{ id, value: bare }]
  })
  const sorted = (list: readonly { id: string; value: string }[]) => list.map((one) => `${one.id} ${one.value}`).sort()
  expect(sorted(found)).toEqual(sorted(expected))
  expect(found.length).toBeGreaterThan(placeNames.length)
})
