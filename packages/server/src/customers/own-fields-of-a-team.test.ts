import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countCustomers, listCustomers, sumCustomers } from '@zhike/core/customers/api'
import type { CustomerRow } from '@zhike/core/customers/schema'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Condition } from '@zhike/core/filter/condition'
import { sql } from 'kysely'
import { createWorld, type World } from '../../test/world.ts'
import { askedOfOthers } from '../custom-fields/drive-by-index.ts'
import { fillCustomField } from '../custom-fields/fill-custom-field.ts'
import { today } from '../platform/context/context.ts'
import { chosenByIndex } from './chosen-by-index.ts'
import { resolveSelection } from './selection.ts'

// More customers than a reach of few has: what the team holds is looked for in the indexes of the company's own fields.

const held = 1300
const others = 200
const options = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8']
const regions = ['310000', '320100', '320500', '330200', '440300']

/** What the customer of this number has; every few have nothing. */
function valuesOf(n: number): { uses?: string[]; site?: string; seats?: number } {
  return {
    ...(n % 7 ? { uses: [options[n % 8] ?? '', ...(n % 3 ? [options[(n + 4) % 8] ?? ''] : [])] } : {}),
    ...(n % 5 ? { site: regions[(n % 11) % 5] ?? '' } : {}),
    ...(n % 4 ? { seats: n % 100 } : {}),
  }
}

let world: World
const made: CustomField[] = []
beforeAll(async () => {
  world = await createWorld()
  const fields = [
    { key: 'uses', label: '用途', type: 'choices', options: options.map((key) => ({ key, label: key })) },
    { key: 'site', label: '场地', type: 'region' },
    { key: 'seats', label: '席位', type: 'number' },
  ] as const
  for (const field of fields) {
    const body = { record: 'customer', isIndexed: true, ...field } as never
    made.push(await world.admin.api.ok<CustomField>(customFieldRoutes.createCustomField, { body }))
  }
  const holders = [world.rep.id, world.deputy.id, world.lead.id]
  const customers = Array.from({ length: held + others }, (_, n) => ({
    name: `客户${n}`,
    personId: n < held ? (holders[n % 3] ?? '') : world.stranger.id,
    externalId: String(n),
  }))
  await world.addCustomers(customers)
  const values = customers.map((_, n) => JSON.stringify(valuesOf(n)))
  await world.database.ownerQuery(
    `update customers c set custom = x.custom::jsonb
     from unnest($1::text[]) with ordinality x(custom, n) where c.external_id = (x.n - 1)::text`,
    [values],
  )
  for (const field of made) await fillCustomField(world.system, field.id, new AbortController().signal)
  await world.database.ownerQuery('analyze custom_values')
})
afterAll(() => world.close())

type Values = ReturnType<typeof valuesOf>
const anyOf =
  (...wanted: string[]) =>
  ({ uses = [] }: Values) =>
    uses.some((one) => wanted.includes(one))
const below =
  (...trees: string[]) =>
  ({ site }: Values) =>
    trees.some((tree) => site?.startsWith(tree))

const uses = (...value: string[]): Condition => ({ field: 'custom.uses', op: 'in', value })
const site = (...value: string[]): Condition => ({ field: 'custom.site', op: 'under', value })
const seats = (from: number, to: number): Condition => ({ field: 'custom.seats', op: 'between', value: [from, to] })

const cases: { name: string; filter: Condition; fits: (values: Values) => boolean }[] = [
  { name: 'one option', filter: uses('p3'), fits: anyOf('p3') },
  { name: 'options that some have both of', filter: uses('p3', 'p7'), fits: anyOf('p3', 'p7') },
  { name: 'three options', filter: uses('p1', 'p2', 'p6'), fits: anyOf('p1', 'p2', 'p6') },
  { name: 'a tree of regions', filter: site('320000'), fits: below('32') },
  { name: 'trees of regions', filter: site('320000', '330000', '310000'), fits: below('32', '33', '31') },
  { name: 'numbers', filter: seats(5, 7), fits: ({ seats = 0 }) => seats >= 5 && seats <= 7 },
  {
    name: 'two fields',
    filter: { all: [uses('p3', 'p7'), site('320000', '330000')] },
    fits: (values) => anyOf('p3', 'p7')(values) && below('32', '33')(values),
  },
  { name: 'all options', filter: uses(...options), fits: ({ uses }) => uses !== undefined },
]

describe.each(cases)('of what a team holds, $name', ({ name, filter, fits }) => {
  it('is found by an index of an own field, whole and without what others hold', async () => {
    const ctx = { ...world.lead.ctx, actor: { ...world.lead.ctx.actor } }
    expect(await chosenByIndex(ctx, await resolveSelection(ctx, { scope: 'all', filter }))).not.toBeNull()
    const wanted = Array.from({ length: held }, (_, n) => n).filter((n) => fits(valuesOf(n)))
    const query = { filter: JSON.stringify(filter), sort: '-custom.seats,name', limit: '200' }
    const found: number[] = []
    let after: string | null = null
    do {
      const page: { items: CustomerRow[]; nextCursor: string | null } = await world.lead.api.ok(listCustomers, {
        query: { ...query, ...(after ? { after } : {}) },
      })
      found.push(...page.items.map((row) => Number(row.externalId)))
      after = page.nextCursor
    } while (after)
    expect(found.toSorted((a, b) => a - b)).toEqual(wanted)
    const selection = { query: { filter: query.filter } }
    expect((await world.lead.api.ok<{ count: number }>(countCustomers, selection)).count).toBe(wanted.length)
    expect((await world.lead.api.ok<{ count: number }>(sumCustomers, selection)).count).toBe(wanted.length)
  })

  it('is left of a walk along another own field, each customer once', async () => {
    const { admin, system } = world
    const environment = { today: today(system), timeZone: system.company.timeZone }
    const along = name === 'numbers' ? 'site' : 'seats'
    const walked = { id: made.find(({ key }) => key === along)?.id ?? '' }
    const asked = askedOfOthers(filter, made, walked, environment)
    const { rows } = await sql<{ no: number }>`select c.external_id::int as no from custom_values l ${asked}
      join customers c on c.id = l.customer_id where l.field_id = ${walked.id}::uuid order by 1`.execute(admin.ctx.db)
    const wanted = Array.from({ length: held + others }, (_, n) => n).filter(
      (n) => valuesOf(n)[along] !== undefined && fits(valuesOf(n)),
    )
    expect(rows.map(({ no }) => no)).toEqual(wanted)
  })
})
