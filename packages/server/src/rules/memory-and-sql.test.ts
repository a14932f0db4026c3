import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CustomFieldType } from '@zhike/core/custom-fields/field-kinds'
import type { Condition, ConditionValue, Operator } from '@zhike/core/filter/condition'
import { decideHolders } from '@zhike/core/rules/decide-holders'
import { resolveTarget } from '@zhike/core/rules/resolve-target'
import type { Rule } from '@zhike/core/rules/schema'
import { newId } from '@zhike/core/kernel/ids'
import { createOwnershipWorld, type OwnershipWorld } from '../../test/ownership-world.ts'
import { readBooks } from '../ownership/lock-books.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { decidedRows, livingPopulation } from './bulk-decision-queries.ts'
import { decideInBulk } from './decide-in-bulk.ts'
import { readCandidates } from './decision-queries.ts'
import { readDirectory } from './read-directory.ts'
import { rulesEnvironment } from './rule-environment.ts'

// A customer that is created is decided in memory, a million in SQL: both must say the same of every customer.

let world: OwnershipWorld
let departments: string[]
let people: string[]
let pools: string[]
let customers: string[]
let compared = 0
let moved = 0

beforeAll(async () => {
  world = await createOwnershipWorld()
  departments = [
    await world.addDepartment('一组'),
    await world.addDepartment('二组'),
    await world.addDepartment('空组'),
  ]
  people = []
  for (const [i, capacity] of [0, 2, 5, 9, null, 4, null, 30].entries()) {
    people.push(await world.addPerson({ departmentId: departments[i % 2]!, capacity }))
  }
  await world.database.db.updateTable('people').set({ isActive: false }).where('id', '=', people[3]!).execute()
  const leave = { personId: people[4]!, delegateId: people[5]!, fromOn: '2000-01-01', untilOn: '2199-12-31' }
  await world.database.db
    .insertInto('leaves')
    .values({ id: newId(), ...leave })
    .execute()
  pools = [world.publicPoolId, await world.addPool('第二'), await world.addPool('关了的')]
  await world.database.db.updateTable('pools').set({ isActive: false }).where('id', '=', pools[2]!).execute()
  const active = people.filter((_, i) => i !== 3)
  customers = []
  for (let i = 0; i < 60; i++) {
    customers.push(
      await world.addCustomer(
        {
          name: ['宁波轴承', 'Acme 汽车', '沈阳机床'][i % 3]!,
          kind: i % 5 === 0 ? 'individual' : 'organisation',
          tier: ['A', 'B', 'C', null][i % 4]!,
          isVip: i % 11 === 0,
          regionCode: ['330206', '330100', '310115', '440000', null][(i * 7) % 5]!,
          industryCode: ['C36', 'C351', 'F51', null][(i * 3) % 4]!,
          source: [null, '', '2025 展会', '官网'][(i * 5) % 4]!,
          // Characters whose order differs between UTF-16 and code points.
          externalId: [null, `C-${i % 7}`, `\u{1F600}${i}`, `\uFF21${i}`][(i * 11) % 4]!,
          revenue: [null, '0', '10.5', '2500000'][(i * 13) % 4]!,
        },
        i % 3 === 0 ? { poolId: pools[i % 2]! } : { personId: active[i % active.length]! },
      ),
    )
  }
  await addOwnFields()
})
afterAll(() => world.database.close())

/** Fields of the company's own, each with values and with what is asked of it. */
const own: { type: CustomFieldType; values: unknown[]; ask: [Operator, ConditionValue?][] }[] = [
  {
    type: 'text',
    values: ['展会', 'Acme', '%'],
    ask: [
      ['contains', 'ACME'],
      ['eq', '%'],
      ['startsWith', '_'],
      ['notIn', ['展会']],
    ],
  },
  {
    type: 'number',
    values: [0, -7, 1.5],
    ask: [
      ['gte', 0],
      ['eq', 1.5],
      ['between', [-7, 0]],
      ['ne', 0],
    ],
  },
  {
    type: 'money',
    values: ['10.5', '2500000'],
    ask: [
      ['gt', '10.5'],
      ['lte', '10.50'],
      ['eq', '10.5000'],
    ],
  },
  {
    type: 'percent',
    values: [50, 0.1],
    ask: [
      ['lt', 50],
      ['eq', 0.1],
    ],
  },
  {
    type: 'date',
    values: ['2026-11-21', '2024-02-29'],
    ask: [
      ['gte', '2026-01-01'],
      ['olderThanDays', 30],
      ['ne', '2024-02-29'],
    ],
  },
  {
    type: 'dateTime',
    // Around midnight in the company's zone.
    values: ['2026-11-20T15:59:59.999Z', '2026-11-20T16:00:00.000Z'],
    ask: [
      ['eq', '2026-11-21'],
      ['lt', '2026-11-21'],
      ['between', ['2026-11-20', '2026-11-20']],
    ],
  },
  {
    type: 'flag',
    values: [true, false],
    ask: [
      ['eq', true],
      ['eq', false],
    ],
  },
  {
    type: 'choice',
    values: ['one', 'two'],
    ask: [
      ['in', ['one']],
      ['notIn', ['one', 'two']],
      ['eq', 'gone'],
    ],
  },
  {
    type: 'choices',
    values: [['one'], ['one', 'two']],
    ask: [
      ['in', ['two']],
      ['notIn', ['two']],
      ['containsAll', ['one', 'two']],
    ],
  },
  {
    type: 'region',
    values: ['330206', '310115'],
    ask: [
      ['under', ['330000']],
      ['under', ['310115', '330200']],
    ],
  },
]
const ownConditions: Condition[] = own.flatMap(({ type, ask }) => [
  ...ask.map(([op, value]) => ({
    field: `custom.f_${type.toLowerCase()}`,
    op,
    ...(value === undefined ? {} : { value }),
  })),
  { field: `custom.f_${type.toLowerCase()}`, op: 'isEmpty' as const },
  { field: `custom.f_${type.toLowerCase()}`, op: 'isNotEmpty' as const },
])

async function addOwnFields(): Promise<void> {
  const options = JSON.stringify(['one', 'two'].map((key) => ({ key, label: key, isRetired: false })))
  for (const [position, { type }] of own.entries()) {
    await world.database.ownerQuery(
      `insert into custom_fields (id, record, key, type, label, position, options)
       values (gen_random_uuid(), 'customer', $1, $2, $1, $3, $4::jsonb)`,
      [`f_${type.toLowerCase()}`, type, position, type.startsWith('choice') ? options : '[]'],
    )
  }
  for (const [i, id] of customers.entries()) {
    const values = own.flatMap(({ type, values }, n) => {
      const value = values[(i * (n + 3)) % (values.length + 1)]
      return value === undefined ? [] : [[`f_${type.toLowerCase()}`, value]]
    })
    const custom = JSON.stringify(Object.fromEntries(values))
    await world.database.ownerQuery('update customers set custom = $2::jsonb where id = $1', [id, custom])
  }
}

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    field: fc.constant('tier'),
    op: fc.constantFrom('in' as const, 'notIn' as const),
    value: fc.constantFrom<string[][]>(['A'], ['A', 'B'], ['C']),
  }),
  fc.record({ field: fc.constant('isVip'), op: fc.constant('eq' as const), value: fc.boolean() }),
  fc.record({
    field: fc.constant('kind'),
    op: fc.constantFrom('eq' as const, 'ne' as const),
    value: fc.constantFrom('individual', 'organisation'),
  }),
  fc.record({
    field: fc.constant('region'),
    op: fc.constant('under' as const),
    value: fc.constantFrom<string[][]>(['330000'], ['330200', '440000'], ['310115']),
  }),
  fc.record({
    field: fc.constant('industry'),
    op: fc.constant('under' as const),
    value: fc.constantFrom<string[][]>(['C'], ['C36', 'F'], ['C35']),
  }),
  fc.record({
    field: fc.constantFrom('source', 'name'),
    op: fc.constantFrom('contains' as const, 'startsWith' as const, 'eq' as const),
    value: fc.constantFrom('展会', '官网', 'ACME', '宁波', '_', '%'),
  }),
  fc.record({
    field: fc.constant('revenue12m'),
    op: fc.constantFrom('gt' as const, 'gte' as const, 'lt' as const, 'eq' as const),
    value: fc.constantFrom('0', '10.5', '10.50', '2500000'),
  }),
  fc.record({
    field: fc.constant('revenue12m'),
    op: fc.constant('between' as const),
    value: fc.constantFrom<string[][]>(['0', '11'], ['10.5', '9999999']),
  }),
  fc.record({
    field: fc.constant('createdAt'),
    op: fc.constantFrom('withinLastDays' as const, 'olderThanDays' as const),
    value: fc.nat(3),
  }),
  fc.record({
    field: fc.constantFrom('tier', 'region', 'industry', 'source', 'revenue12m', 'size'),
    op: fc.constantFrom('isEmpty' as const, 'isNotEmpty' as const),
  }),
)
const ownLeaf: fc.Arbitrary<Condition> = fc.constantFrom(...ownConditions)
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    ownLeaf,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}))
const target = fc.oneof(
  fc.nat(8).map((n): Rule['then'] => ({ kind: 'person', personId: people[n] ?? newId() })),
  fc.nat(3).map((n): Rule['then'] => ({ kind: 'department', departmentId: departments[n] ?? newId() })),
  fc.nat(3).map((n): Rule['then'] => ({ kind: 'pool', poolId: pools[n] ?? newId() })),
)
const rules = fc
  .tuple(fc.array(fc.tuple(condition, target), { maxLength: 5 }), target)
  .map(([list, last]): Rule[] => [
    ...list.map(([when, then]) => ({ id: newId(), name: null, when, then })),
    { id: newId(), name: null, when: null, then: last },
  ])

interface Placed {
  customerId: string
  position: number
  holder: string | null
  fallback: string | null
}

async function readHolders(ctx: Context): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('tenures')
    .select(['customerId', sql<string>`coalesce(person_id, pool_id)`.as('holder')])
    .where('endAt', '=', sql.lit('infinity'))
    .execute()
  return new Map(rows.map((row) => [row.customerId, row.holder]))
}

async function inMemory(ctx: Context, rules: Rule[], movable: Set<string>): Promise<Placed[]> {
  const directory = await readDirectory(ctx, rules)
  const books = await readBooks(ctx, [...directory.people.keys()])
  const environment = await rulesEnvironment(ctx, rules)
  const candidates = (await readCandidates(ctx, customers, environment.custom)).filter((one) =>
    movable.has(one.customerId),
  )
  const touched = new Map<string, number>()
  for (const { personId } of candidates) if (personId) touched.set(personId, (touched.get(personId) ?? 0) + 1)
  const holders = await readHolders(ctx)
  return (
    decideHolders({
      rules,
      targets: rules.map((rule) => resolveTarget(rule.then, directory)),
      customers: candidates,
      loads: new Map(
        books.map(({ personId, held, capacity }) => [
          personId,
          { held: held - (touched.get(personId) ?? 0), capacity },
        ]),
      ),
      defaultPoolId: directory.defaultPoolId,
      environment,
    })
      // SQL answers only what changes.
      .filter((one) => (one.personId ?? one.poolId) !== holders.get(one.customerId))
      .map(({ customerId, position, personId, poolId, fallback }) => ({
        customerId,
        position,
        holder: personId ?? poolId,
        fallback,
      }))
  )
}

async function inSql(ctx: Context, rules: Rule[], people: 'none' | 'by-rule' | 'all'): Promise<Placed[]> {
  const { defaultPoolId } = await decideInBulk(ctx, {
    rules,
    population: livingPopulation({ people }),
    environment: await rulesEnvironment(ctx, rules),
    lock: false,
  })
  const result = await sql<Placed>`
    select customer_id, position, coalesce(to_person_id, to_pool_id) as holder, fallback
    from ${decidedRows(defaultPoolId)} d`.execute(ctx.db)
  return result.rows
}

const sorted = (list: Placed[]) => list.sort((a, b) => (a.customerId < b.customerId ? -1 : 1))

it('SQL and memory place every customer alike, whatever the rules', { timeout: 120_000 }, async () => {
  const pooled = new Set(customers.filter((_, i) => i % 3 === 0))
  await fc.assert(
    fc.asyncProperty(rules, fc.boolean(), async (list, onlyPools) => {
      compared++
      await transaction(world.ctx, async (ctx) => {
        const expected = sorted(await inMemory(ctx, list, onlyPools ? pooled : new Set(customers)))
        const actual = sorted(await inSql(ctx, list, onlyPools ? 'none' : 'all'))
        expect(actual).toEqual(expected)
        expect(actual.every((one) => one.holder !== null)).toBe(true)
        moved += actual.length
      })
    }),
    { numRuns: 150 },
  )
  expect(compared).toBe(150)
  expect(moved).toBeGreaterThan(1000)
})
