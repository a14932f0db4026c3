import { contactRoutes } from '@zhike/core/contacts/api'
import { customerRoutes } from '@zhike/core/customers/api'
import { rowFields, type RowField } from '@zhike/core/customers/row-fields'
import type { CustomerRow } from '@zhike/core/customers/schema'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
  const [parentId, id] = await world.addCustomers([
    { name: '远航集团', personId: world.lead.id, phone: '02150001111' },
    { name: '远航精密', personId: world.rep.id, phone: '02150002222' },
    { name: '散客', personId: world.rep.id },
  ])
  await world.database.ownerQuery(
    `update customers set region_code = '310000', industry_code = 'C35', size = '50 人', source = '展会', external_id = 'K7',
       short_name = '远航' where id = $1`,
    [id],
  )
  await world.database.ownerQuery(
    `update customer_stats set revenue12m = 12.5, order_count = 2, last_order_on = '2026-01-02', next_step = '报价',
       last_follow_up_at = '2026-01-03T04:05:06Z', next_contact_on = '2026-02-03', next_birthday_on = '2026-05-06',
       next_anniversary_on = '2026-06-07', completeness = 40 where customer_id = $1`,
    [id],
  )
  await world.database.ownerQuery('insert into customer_parents (customer_id, parent_id) values ($1, $2)', [
    id,
    parentId,
  ])
  await world.lead.api.ok(customerRoutes.watchCustomer, { params: { id: id! } })
  const contact = { name: '秦海', mobile: '13900001111', isPrimary: true }
  await world.rep.api.ok(contactRoutes.createContact, { params: { id: id! }, body: contact })
})
afterAll(() => world.close())

const always = ['id', 'version', 'kind', 'name', 'shortName', 'tier', 'isVip', 'holder']
const rows = async (actor: Actor, fields?: string) =>
  (
    await actor.api.ok<{ items: CustomerRow[] }>(customerRoutes.listCustomers, {
      query: { sort: 'name', custom: '', ...(fields === undefined ? {} : { fields }) },
    })
  ).items

it('are answered alone or together as the whole row has them, inside everybody’s scope and masks', async () => {
  const marketer = await world.addPerson({ name: '顾南枝', roles: ['marketer'] })
  for (const actor of [world.rep, world.lead, world.admin, marketer]) {
    const whole = await rows(actor)
    expect(whole.length, actor.name).toBeGreaterThan(0)
    for (const row of whole) expect(Object.keys(row)).toEqual(expect.arrayContaining(always))
    await fc.assert(
      fc.asyncProperty(fc.subarray([...rowFields]), async (fields: RowField[]) => {
        const expected = whole.map((row) =>
          Object.fromEntries(
            [...always, ...fields].flatMap((key) => (key in row ? [[key, row[key as RowField]]] : [])),
          ),
        )
        expect(await rows(actor, fields.join(','))).toEqual(expected)
      }),
      { numRuns: 25 },
    )
  }
  const [lead] = await rows(world.lead, 'parent,isWatched,primaryContact').then((all) =>
    all.filter(({ name }) => name === '远航精密'),
  )
  expect(lead).toMatchObject({ parent: { name: '远航集团' }, isWatched: true, primaryContact: { name: '秦海' } })
  const [masked] = await rows(marketer, 'primaryContact').then((all) => all.filter(({ name }) => name === '远航精密'))
  expect(masked?.primaryContact?.mobile).toBe('139****1111')
})

it('that do not exist are refused by name', async () => {
  const answer = await world.rep.api.call(customerRoutes.listCustomers, { query: { fields: 'phone,salary' } })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().errors[0].path).toBe('/fields/1')
})
