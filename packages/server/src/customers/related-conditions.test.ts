import fc from 'fast-check'
import { sql, type RawBuilder } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countCustomers, listCustomers } from '@zhike/core/customers/api'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import { customCatalogue } from '@zhike/core/custom-fields/catalogue'
import { customRecords } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { customerFields, customerRelations } from '@zhike/core/customers/fields'
import type { CustomerRow } from '@zhike/core/customers/schema'
import type { Condition, Operator } from '@zhike/core/filter/condition'
import { evaluateCondition, type RecordValues } from '@zhike/core/filter/evaluate-condition'
import { operatorsByType, type FieldCatalogue } from '@zhike/core/filter/field-types'
import { newId } from '@zhike/core/kernel/ids'
import { today } from '../platform/context/context.ts'
import { compileCondition } from '../platform/filter/compile-condition.ts'
import { createWorld, type World } from '../../test/world.ts'
import { columnsWith } from '../segments/segment-columns.ts'
import { ofRecord } from '../custom-fields/condition-fields.ts'
import { customColumns } from '../custom-fields/custom-columns.ts'
import { customerColumns } from './customer-columns.ts'
import { fieldsWith, relationsWith } from './fields-with.ts'
import { relatedWith } from './related-columns.ts'

// Conditions on customers and on what hangs on them: 10,000 random ones mean the same in SQL and in memory.

const perRun = 50
const runs = 200
const customers = 80

let world: World
let ids: string[]
let people: string[]
/** Fields of the company's own, of every record. */
let custom: CustomField[]
let records: { id: string; own: RecordValues; rows: Record<string, RecordValues[]> }[]

const pick = <T>(list: readonly T[], n: number, salt: number): T => {
  const x = Math.sin(n * 12.9898 + salt * 78.233) * 43758.5453
  return list[Math.floor((x - Math.floor(x)) * list.length)] as T
}

beforeAll(async () => {
  world = await createWorld()
  world.setClock('2026-11-21T04:00:00Z')
  people = [world.rep.id, world.lead.id, world.stranger.id]
  ids = await world.addCustomers(
    Array.from({ length: customers }, (_, n) => ({ name: `客户${n % 7}`, personId: pick(people, n, 1) })),
  )
  for (const [n, id] of ids.entries()) await furnish(id, n)
  for (const [n, id] of ids.entries()) await relate(id, n)
  custom = await addOwnFields()
  records = await readRecords()
}, 60_000)
afterAll(() => world.close())

const ownTypes = [
  'text',
  'number',
  'money',
  'date',
  'dateTime',
  'flag',
  'choice',
  'choices',
  'region',
  'person',
] as const

/** Customers, contacts and orders have fields of the same names, and values of their own in them. */
async function addOwnFields(): Promise<CustomField[]> {
  const options = ['one', 'two', 'three'].map((key) => ({ key, label: key }))
  const fields: CustomField[] = []
  for (const record of customRecords) {
    for (const type of ownTypes) {
      const hasOptions = type === 'choice' || type === 'choices'
      const body = { record, type, key: type.toLowerCase(), label: type, ...(hasOptions ? { options } : {}) } as never
      fields.push(await world.admin.api.ok<CustomField>(customFieldRoutes.createCustomField, { body }))
    }
  }
  const some: Record<(typeof ownTypes)[number], unknown[]> = {
    text: ['展会', 'Acme', '%', undefined],
    number: [0, 2, 1.5, undefined],
    money: ['100', '0.5', '-3', undefined],
    date: ['2026-11-20', '2026-11-21', undefined],
    dateTime: ['2026-11-20T15:59:59.999Z', '2026-11-20T16:00:00.000Z', undefined],
    flag: [true, false, undefined],
    choice: ['one', 'two', undefined],
    choices: [['one'], ['one', 'three'], undefined],
    region: ['330206', '320500', undefined],
    person: [...people, undefined],
  }
  for (const table of ['customers', 'contacts', 'orders']) {
    const rows = await world.database.ownerQuery<{ id: string }>(`select id from ${table} order by id`)
    for (const [n, { id }] of rows.entries()) {
      const values = Object.fromEntries(
        ownTypes.map((type, salt) => [type.toLowerCase(), pick(some[type], n, 40 + salt)]),
      )
      await world.database.ownerQuery(`update ${table} set custom = $2::jsonb where id = $1`, [
        id,
        JSON.stringify(values),
      ])
    }
  }
  return fields
}

async function furnish(id: string, n: number) {
  const query = world.database.ownerQuery
  await query(
    `update customers set tier = $2, is_vip = $3, region_code = $4, industry_code = $5, source = $6, phone = $7,
       notes = $8, updated_at = $9 where id = $1`,
    [
      id,
      pick(['A', 'B', 'C', null], n, 2),
      n % 9 === 0,
      pick(['330206', '330200', '320500', null], n, 3),
      pick(['C35', 'C351', 'F51', null], n, 4),
      pick(['展会', '官网', '', null], n, 5),
      pick(['13900000001', null], n, 6),
      pick(['老客户%_', null], n, 7),
      pick(['2026-11-20T15:59:59.999Z', '2026-11-20T16:00:00Z'], n, 8),
    ],
  )
  await query(`update customer_stats set revenue12m = $2, next_step = $3 where customer_id = $1`, [
    id,
    pick(['100.0000', '0.5000', null], n, 9),
    pick(['报价', null], n, 10),
  ])
  const contacts = Array.from({ length: pick([0, 1, 2], n, 11) }, () => newId())
  for (const [i, contact] of contacts.entries()) {
    await query(
      `insert into contacts (customer_id, id, name, title, mobile, email, is_primary, deleted_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        contact,
        pick(['张三', '李四'], n + i, 12),
        pick(['采购经理', '总经理', '', null], n + i, 13),
        pick(['13900000001', null], n + i, 14),
        pick(['a@b.cn', null], n + i, 15),
        i === 0,
        i === 1 && n % 3 === 0 ? '2026-11-01T00:00:00Z' : null,
      ],
    )
  }
  for (let i = 0; i < pick([0, 0, 1, 3], n, 16); i++) {
    const order = newId()
    await query(
      `insert into orders (customer_id, id, number, ordered_on, amount, currency, amount_base, deleted_at)
       values ($1, $2, $3, $4, $5, 'CNY', $5, $6)`,
      [
        id,
        order,
        `N${n}-${i}`,
        pick(['2026-11-01', '2026-11-21', '2025-02-28'], n + i, 17),
        pick(['100', '0.5', '-3', '10000.0001'], n + i, 18),
        i === 2 ? '2026-11-02T00:00:00Z' : null,
      ],
    )
    for (let line = 0; line < pick([0, 1, 2], n + i, 19); line++) {
      await query(
        `insert into order_lines (customer_id, order_id, position, product, quantity, price) values ($1, $2, $3, $4, $5, $6)`,
        [id, order, line, pick(['轴承', 'Acme', 'acme x'], n + line, 20), pick([0, 2, 1.5], n, 21), '100'],
      )
    }
  }
  for (let i = 0; i < pick([0, 1, 2], n, 22); i++) {
    await query(
      `insert into follow_ups (customer_id, id, kind, text, author_id, happened_at, next_contact_on, deleted_at)
       values ($1, $2, $3, '聊了', $4, $5, $6, $7)`,
      [
        id,
        newId(),
        pick(['call', 'visit', 'note'], n + i, 23),
        pick([...people, null], n + i, 24),
        pick(['2026-11-20T15:59:59.999999Z', '2026-11-20T16:00:00Z', '2026-10-01T00:00:00.5Z'], n + i, 25),
        pick(['2026-11-21', '2026-11-22', null], n + i, 26),
        i === 1 && n % 2 === 0 ? '2026-11-01T00:00:00Z' : null,
      ],
    )
  }
}

/** Kinds of which both words, one or none are asked; some others are in the bin or were merged into somebody. */
async function relate(id: string, n: number) {
  const query = world.database.ownerQuery
  for (let i = 0; i < pick([0, 0, 1, 2], n, 27); i++) {
    const otherId = ids[(n * 7 + i * 13 + 1) % customers]
    await query(
      `insert into customer_relations (customer_id, id, other_id, kind, since_on, until_on)
       select $1::uuid, $2, $3::uuid, $4, $5, $6 where $1::uuid <> $3::uuid on conflict do nothing`,
      [
        id,
        newId(),
        otherId,
        pick(['one', 'two', 'four'], n + i, 28),
        pick(['2025-02-28', null], n, 29),
        pick(['2026-11-20', null], n + i, 30),
      ],
    )
  }
}

const { tag: _tag, parent: _parent, subsidiary: _subsidiary, group: _group, ...plainColumns } = customerColumns
const columnsOf = (columns: Record<string, RawBuilder<unknown>>) =>
  sql.join(Object.entries(columns).map(([name, column]) => sql`${column} as ${sql.id(`v_${name}`)}`))

/** What the columns of the catalogue hold, as a program would have it in memory. */
async function readRecords() {
  const own = await sql<
    Record<string, unknown>
  >`select c.id, ${columnsOf({ ...plainColumns, ...customColumns(ofRecord(custom, 'customer'), sql`c.custom`) })}
    from ${customersWithTheirs}`.execute(world.database.db)
  const rows = new Map<string, Record<string, RecordValues[]>>(ids.map((id) => [id, {}]))
  for (const [name, { from, link, columns }] of Object.entries(relatedWith(custom, { kind: 'all' }).sources)) {
    const related = await sql<Record<string, unknown>>`
      select c.id, ${columnsOf(columns)} from customers c join ${from} on ${link}`.execute(world.database.db)
    for (const row of related.rows) {
      const of = rows.get(String(row['id'])) ?? {}
      of[name] = [...(of[name] ?? []), valuesOf(row)]
    }
  }
  return own.rows.map((row) => ({ id: String(row['id']), own: valuesOf(row), rows: rows.get(String(row['id'])) ?? {} }))
}

/** Kysely names columns in camel case: v_lastOrderOn comes back as vLastOrderOn. */
function valuesOf(row: Record<string, unknown>): RecordValues {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => {
      const name = /^v_?(.+)$/.exec(key)?.[1]
      return name ? [[name.charAt(0).toLowerCase() + name.slice(1), value as RecordValues[string]]] : []
    }),
  )
}

const customersWithTheirs = sql`customers c join customer_stats s on s.customer_id = c.id
  join tenures t on t.customer_id = c.id and t.end_at = 'infinity'`

const values: Record<string, fc.Arbitrary<string | number | boolean>> = {
  text: fc.constantFrom('展会', 'acme', 'Acme', '%', '_', '客户1', '采购', '经理', '张三', '13900000001', '', 'x\\'),
  region: fc.constantFrom('330000', '330200', '330206', '320000'),
  industry: fc.constantFrom('C', 'C35', 'C351', 'F'),
  money: fc.constantFrom('100', '0.5', '-3.0000', '10000', '10000.0001'),
  number: fc.constantFrom(0, 2, 1.5),
  day: fc.constantFrom('2026-11-20', '2026-11-21', '2025-02-28', '2026-11-01'),
  flag: fc.boolean(),
  choices: fc.constantFrom('one', 'two', 'three'),
}
values['instant'] = values['day'] as fc.Arbitrary<string>

const leafOf = (fields: FieldCatalogue) =>
  fc.constantFrom(...Object.entries(fields)).chain(([field, { type, choices }]) => {
    const value =
      type === 'choice'
        ? fc.constantFrom(...(choices ?? []))
        : type === 'reference'
          ? fc.nat(2).map((n) => people[n] ?? '')
          : (values[type] as fc.Arbitrary<string>)
    return fc.constantFrom<Operator>(...operatorsByType[type]).chain((op): fc.Arbitrary<Condition> => {
      if (op === 'isEmpty' || op === 'isNotEmpty') return fc.constant({ field, op })
      if (op === 'in' || op === 'notIn' || op === 'under' || op === 'containsAll')
        return fc.array(value, { minLength: 1, maxLength: 3 }).map((list) => ({ field, op, value: list }))
      if (op === 'between') return fc.tuple(value, value).map((pair) => ({ field, op, value: pair }))
      if (op === 'withinLastDays' || op === 'olderThanDays' || op === 'withinNextDays')
        return fc.constantFrom(0, 1, 20, 400).map((days) => ({ field, op, value: days }))
      return value.map((one) => ({ field, op, value: one }))
    })
  })

const treeOf = (leaf: fc.Arbitrary<Condition>) =>
  fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  })).condition

/** Not in this test: a derived question, and sets, which have no column of their own. */
const { hasPhone: _, tag: __, segment: ___, parent: _p, subsidiary: _s, group: _g, ...ownFields } = customerFields
/** The same keys on every record: what of them means what, the catalogue says. */
const ofOwn: FieldCatalogue = customCatalogue(
  ownTypes.map((type) => ({
    key: type.toLowerCase(),
    type,
    options: type.startsWith('choice')
      ? ['one', 'two', 'three'].map((key) => ({ key, label: key, isRetired: false }))
      : [],
  })),
)
const relations: Record<string, { fields: FieldCatalogue }> = {
  ...customerRelations,
  contacts: { fields: { ...ofOwn, ...customerRelations.contacts.fields } },
  orders: { fields: { ...ofOwn, ...customerRelations.orders.fields } },
}
const related = fc.constantFrom(...Object.entries(relations)).chain(([name, { fields }]) =>
  fc.tuple(fc.boolean(), fc.option(treeOf(leafOf(fields)), { nil: undefined })).map(([isThere, where]): Condition => {
    const asked = where === undefined ? {} : { where }
    return isThere ? { has: name, ...asked } : { hasNot: name, ...asked }
  }),
)
const condition = treeOf(fc.oneof(leafOf({ ...ofOwn, ...ownFields }), related)).filter(
  (one) => JSON.stringify(one).length < 4000,
)

describe('a condition on a customer and on what hangs on it', () => {
  it(`means the same in SQL and in memory, ${perRun * runs} times`, async () => {
    const environment = { today: today(world.admin.ctx), timeZone: 'Asia/Shanghai' }
    const columns = columnsWith(new Map(), environment, custom)
    const fields = fieldsWith(custom)
    const theirs = relatedWith(custom, { kind: 'all' })
    let found = 0
    await fc.assert(
      fc.asyncProperty(fc.array(condition, { minLength: perRun, maxLength: perRun }), async (conditions) => {
        const shallow = conditions.filter((one) => !isDeep(one))
        const hits = sql.join(
          shallow.map((one) => sql`coalesce(${compileCondition(one, fields, columns, environment, theirs)}, false)`),
        )
        const { rows } = await sql<{ id: string; hits: boolean[] }>`
          select c.id, array[${hits}] as hits from ${customersWithTheirs}`.execute(world.database.db)
        const inSql = new Map(rows.map((row) => [row.id, row.hits]))
        for (const [i, one] of shallow.entries()) {
          for (const { id, own, rows: hanging } of records) {
            const inMemory = evaluateCondition(one, own, fields, environment, {
              relations: relationsWith(custom),
              rows: hanging,
            })
            if (inMemory) found++
            if (inSql.get(id)?.[i] !== inMemory) {
              throw new Error(`${JSON.stringify(one)} of ${id}: in memory ${inMemory}, in SQL not`)
            }
          }
        }
      }),
      { numRuns: runs },
    )
    // Conditions that never hold would agree, too.
    expect(found).toBeGreaterThan(perRun * runs)
  }, 240_000)
})

function isDeep(one: Condition): boolean {
  const depth = (node: Condition): number => {
    if ('all' in node) return 1 + Math.max(0, ...node.all.map(depth))
    if ('any' in node) return 1 + Math.max(0, ...node.any.map(depth))
    if ('not' in node) return 1 + depth(node.not)
    return 'field' in node ? 1 : 1 + (node.where ? depth(node.where) : 0)
  }
  return depth(one) > 8
}

describe('the list', () => {
  const names = async (filter: unknown) => {
    const query = { filter: JSON.stringify(filter), limit: 200 }
    const { items } = await world.admin.api.ok<{ items: CustomerRow[] }>(listCustomers, { query })
    return items.map((row) => row.id).sort()
  }
  const sqlIds = async (where: string) =>
    (await world.database.ownerQuery<{ id: string }>(`select id from customers c where ${where} order by id`)).map(
      (row) => row.id,
    )

  it('finds who has an order over 10,000 of late, and counts the same', async () => {
    const filter = {
      has: 'orders',
      where: {
        all: [
          { field: 'amount', op: 'gt', value: '10000' },
          { field: 'orderedOn', op: 'withinLastDays', value: 90 },
        ],
      },
    }
    const expected = await sqlIds(
      `exists (select from orders o where o.customer_id = c.id and o.deleted_at is null and o.amount_base > 10000
        and o.ordered_on between '2026-08-23' and '2026-11-21')`,
    )
    expect(expected.length).toBeGreaterThan(0)
    expect(await names(filter)).toEqual(expected)
    const count = await world.admin.api.ok(countCustomers, { query: { filter: JSON.stringify(filter) } })
    expect(count).toEqual({ count: expected.length, capped: false })
  })

  it('finds who was not contacted for 30 days, and who has a contact with a title', async () => {
    expect(
      await names({ hasNot: 'followUps', where: { field: 'happenedAt', op: 'withinLastDays', value: 30 } }),
    ).toEqual(
      await sqlIds(`not exists (select from follow_ups f where f.customer_id = c.id and f.deleted_at is null
        and f.happened_at >= '2026-10-22T00:00:00+08' and f.happened_at < '2026-11-22T00:00:00+08')`),
    )
    expect(await names({ has: 'contacts', where: { field: 'title', op: 'contains', value: '经理' } })).toEqual(
      await sqlIds(`exists (select from contacts k where k.customer_id = c.id and k.deleted_at is null
        and k.title like '%经理%')`),
    )
  })

  it.each([
    [{ has: 'secrets' }, 'condition.unknown-relation'],
    [{ has: 'orders', where: { field: 'tier', op: 'isEmpty' } }, 'condition.unknown-field'],
    [{ has: 'orders', where: { has: 'contacts' } }, 'condition.unknown-relation'],
    [{ hasNot: 'orders', where: { field: 'amount', op: 'gt', value: 'viel' } }, 'condition.wrong-value'],
    [{ has: 'followUps', where: { field: 'kind', op: 'eq', value: 'telepathy' } }, 'condition.wrong-value'],
  ])('refuses %o with %s', async (filter, code) => {
    const answer = await world.admin.api.call(listCustomers, { query: { filter: JSON.stringify(filter) } })
    expect(answer.json()).toMatchObject({ status: 400, code: 'list.invalid-filter', errors: [{ code }] })
  })

  it.each([{ has: 'orders', hasNot: 'orders' }, { has: 7 }, { has: 'orders', where: 'x' }, { has: 'orders', how: 1 }])(
    'refuses %o as no condition at all',
    async (filter) => {
      const answer = await world.admin.api.call(listCustomers, { query: { filter: JSON.stringify(filter) } })
      expect(answer.json()).toMatchObject({ status: 400, code: 'input.invalid' })
    },
  )

  it('does not answer what is masked, not even by a contact', async () => {
    const marketer = await world.addPerson({ name: '唐予安', roles: ['marketer'] })
    for (const where of [
      { field: 'mobile', op: 'startsWith', value: '139' },
      { any: [{ not: { field: 'email', op: 'isEmpty' } }] },
    ]) {
      const query = { filter: JSON.stringify({ all: [{ has: 'contacts', where }] }) }
      const answer = await marketer.api.call(listCustomers, { query })
      expect(answer.json()).toMatchObject({ status: 403, code: 'access.field-not-searchable' })
    }
    const query = { filter: JSON.stringify({ field: 'phone', op: 'contains', value: '1' }) }
    expect((await marketer.api.call(listCustomers, { query })).json()).toMatchObject({ status: 403 })
    const titles = { filter: JSON.stringify({ has: 'contacts', where: { field: 'title', op: 'isNotEmpty' } }) }
    expect((await marketer.api.call(listCustomers, { query: titles })).statusCode).toBe(200)
  })
})
