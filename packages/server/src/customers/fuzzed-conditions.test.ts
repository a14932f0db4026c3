import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customFieldTypes } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { customCatalogue } from '@zhike/core/custom-fields/catalogue'
import { countCustomers, listCustomers } from '@zhike/core/customers/api'
import { customerFields, customerRelations } from '@zhike/core/customers/fields'
import { conditionSchema, operators, type Condition } from '@zhike/core/filter/condition'
import { Problem } from '@zhike/core/kernel/problem'
import { createWorld, type World } from '../../test/world.ts'
import { columnsWith } from '../segments/segment-columns.ts'
import { fieldsWith } from './fields-with.ts'
import { relatedWith } from './related-columns.ts'
import { compileCondition } from '../platform/filter/compile-condition.ts'

// Whatever a condition says, it reaches the database as parameters: no name and no value of it stands in the text of a
// statement. What is no condition, or asks for what there is not, is refused.

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const options = ['one', 'two'].map((key) => ({ key, label: key, isRetired: false }))
const custom = (['customer', 'contact', 'order'] as const).flatMap((record) =>
  customFieldTypes.map((type) => ({ record, key: `f_${type.toLowerCase()}`, type, options }) as unknown as CustomField),
)
const fields = fieldsWith(custom)
const environment = { today: '2026-11-21', timeZone: 'Asia/Shanghai' }

/** Begins and ends with what no statement of ours has, around what breaks out of quotes, names and comments. */
const mark = 'zq7'
const hostile = fc
  .constantFrom(
    "'",
    '"',
    "'; drop table customers; --",
    '$$',
    '$1',
    '\\',
    '%',
    '_',
    '*/',
    '${x}',
    '::uuid',
    ')',
    '\n',
    '🙂',
    ' or 1=1',
  )
  .map((text) => `${mark}${text}${mark}`)
const days = fc.constantFrom('2026-11-21', '0001-01-01', '9999-12-31', '2026-02-31', "2026-11-21'; --")
const codes = fc.constantFrom(
  '330000',
  'C35',
  '33%000',
  'one',
  'two',
  '100',
  '-0.5',
  "1'::text",
  '01999999-0000-7000-8000-000000000001',
)
const single = fc.oneof(hostile, days, codes, fc.integer(), fc.double(), fc.boolean(), fc.constant(null))
const value = fc.oneof(
  single,
  fc.array(fc.oneof(hostile, days, codes), { maxLength: 4 }),
  fc.array(fc.integer(), { maxLength: 3 }),
)
const known = [
  ...Object.keys(customerFields),
  ...Object.keys(customCatalogue(custom)),
  ...Object.values(customerRelations).flatMap((relation) => Object.keys(relation.fields)),
]
const field = fc.oneof(
  { arbitrary: fc.constantFrom(...known), weight: 8 },
  hostile,
  hostile.map((text) => `custom.${text}`),
  fc.constantFrom('__proto__', 'constructor', 'custom.', 'custom.f_text.x', 'toString'),
)
const leaf = fc.record({ field, op: fc.constantFrom(...operators), value })
const relation = fc.oneof(
  fc.constantFrom(...Object.keys(customerRelations)),
  hostile,
  fc.constantFrom('__proto__', 'valueOf'),
)
const { condition } = fc.letrec<{ condition: unknown }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    { arbitrary: leaf, weight: 4 },
    fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
    fc.tuple(relation, tie('condition')).map(([has, where]) => ({ has, where })),
    relation.map((hasNot) => ({ hasNot })),
  ),
}))

const isSet = (one: unknown): boolean => JSON.stringify(one).includes('"segment"')

describe('a condition made up at random', () => {
  it('stands in no statement, or is refused', () => {
    let compiled = 0
    let refused = 0
    fc.assert(
      fc.property(condition, (made) => {
        const parsed = conditionSchema.safeParse(made)
        if (!parsed.success) return
        const columns = columnsWith(new Map(), environment, custom)
        try {
          const query = sql`select ${compileCondition(parsed.data as Condition, fields, columns, environment, relatedWith(custom))}`
          const { sql: text } = query.compile(world.database.db)
          compiled++
          expect(text).not.toContain(mark)
          expect(text).not.toMatch(/drop table|f_text|01999999|330000/)
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          refused++
        }
      }),
      { numRuns: 10_000, seed: 7 },
    )
    expect(compiled).toBeGreaterThan(500)
    expect(refused).toBeGreaterThan(500)
  })

  it(
    'is answered by the list and the count, or refused with a reason; never an error of the server',
    { timeout: 120_000 },
    async () => {
      const asked = fc.sample(condition, { numRuns: 150, seed: 11 }).filter((one) => !isSet(one))
      const statuses = new Set<number>()
      for (const one of [...asked, 'x', 7, [], { all: {} }, { field: 'name' }, { has: { has: 'orders' } }]) {
        const query = { filter: JSON.stringify(one).slice(0, 8000) }
        for (const route of [listCustomers, countCustomers]) {
          const answer = await world.admin.api.call(route, { query })
          statuses.add(answer.statusCode)
          expect([200, 400, 422], `${query.filter}: ${answer.body}`).toContain(answer.statusCode)
        }
      }
      expect(statuses).toEqual(new Set([200, 400]))
      const [left] = await world.database.ownerQuery<{ count: number }>('select count(*)::int as count from customers')
      expect(left).toEqual({ count: 0 })
    },
  )
})
