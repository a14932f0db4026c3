import fc from 'fast-check'
import { sql, type RawBuilder } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { customCatalogue, customFacts } from '@zhike/core/custom-fields/catalogue'
import { customFieldTypes, type CustomFieldShape, type CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { tidyValue } from '@zhike/core/custom-fields/tidy-value'
import type { Condition, Operator } from '@zhike/core/filter/condition'
import { evaluateCondition } from '@zhike/core/filter/evaluate-condition'
import { operatorsByType, type FieldType } from '@zhike/core/filter/field-types'
import { newId } from '@zhike/core/kernel/ids'
import { createWorld, type World } from '../../test/world.ts'
import { compileCondition } from '../platform/filter/compile-condition.ts'
import { customColumns } from './custom-columns.ts'

// 10,000 random conditions over random rows: what SQL finds is what memory finds, nothing and odd texts included.

const options = ['one', 'two', 'three', 'four'].map((key) => ({ key, label: key, isRetired: false }))
const fields: CustomFieldShape[] = customFieldTypes.map((type) => ({
  key: `f_${type.toLowerCase()}`,
  type,
  label: type,
  isRequired: false,
  isUnique: false,
  fallback: null,
  options: type === 'choice' || type === 'choices' ? options : [],
  kinds: [],
  tiers: [],
}))
const catalogue = customCatalogue(fields)
const ids = [newId(), newId(), newId()]
const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2025-02-28', '2026-11-01', '2027-03-28']
const environments = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Pacific/Apia'].map((timeZone) => ({
  today: '2026-11-21',
  timeZone,
}))

const texts = [
  '展会',
  'acme',
  'Acme',
  '%',
  '_',
  '北斗',
  'x\\',
  "'; drop table customers; --",
  '<b>',
  '🙂',
  '\u202eabc',
  '=1+1',
]
const values: Partial<Record<FieldType, fc.Arbitrary<string | number | boolean>>> = {
  text: fc.constantFrom(...texts, 'a', ''),
  choice: fc.constantFrom('one', 'two', 'three', 'four'),
  choices: fc.constantFrom('one', 'two', 'three', 'four'),
  region: fc.constantFrom('330000', '330200', '330206', '320000'),
  industry: fc.constantFrom('C', 'C35'),
  money: fc.constantFrom('100', '0.5', '-3', '200', '999999999999999.9999'),
  number: fc.constantFrom(0, 2, 1.5, -7, 0.1, 123456789012345),
  day: fc.constantFrom(...days),
  instant: fc.constantFrom(...days),
  flag: fc.boolean(),
  reference: fc.constantFrom(...ids),
}

const names = Object.keys(catalogue)
const leaf = fc.constantFrom(...names).chain((field) => {
  const type = catalogue[field]?.type ?? 'text'
  return fc.constantFrom<Operator>(...operatorsByType[type]).chain((op): fc.Arbitrary<Condition> => {
    const value = values[type] as fc.Arbitrary<string>
    if (op === 'isEmpty' || op === 'isNotEmpty') return fc.constant({ field, op })
    if (['in', 'notIn', 'under', 'containsAll'].includes(op)) {
      return fc.array(value, { minLength: 1, maxLength: 3 }).map((list) => ({ field, op, value: list }))
    }
    if (op === 'between') return fc.tuple(value, value).map((pair) => ({ field, op, value: pair }))
    if (op.endsWith('Days')) return fc.constantFrom(0, 1, 20, 400).map((count) => ({ field, op, value: count }))
    return value.map((one) => ({ field, op, value: one }))
  })
})
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    { arbitrary: leaf, weight: 3 },
    { arbitrary: fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })), weight: 1 },
    { arbitrary: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })), weight: 1 },
    { arbitrary: tie('condition').map((not) => ({ not })), weight: 1 },
  ),
}))

const instants = [
  '2026-11-20T15:59:59.999Z',
  '2026-11-20T16:00:00.000Z',
  '2026-11-21T04:59:59.000Z',
  '2027-03-28T00:30:00+01:00',
]
function randomValue(field: CustomFieldShape, pick: (n: number) => number): unknown {
  const of = <T>(list: readonly T[]) => list[pick(list.length)]
  switch (field.type) {
    case 'number':
    case 'percent':
      return of([0, 2, 1.5, -7, 0.1, 123456789012345])
    case 'money':
      return of(['100', '0.5', '-3', '200', '999999999999999.9999'])
    case 'date':
      return of(days)
    case 'dateTime':
      return of(instants)
    case 'flag':
      return of([true, false])
    case 'choice':
      return of(options)?.key
    case 'choices':
      return options.filter(() => pick(2) === 0).map((option) => option.key)
    case 'region':
      return of(['330206', '330200', '320500', '330000'])
    case 'person':
    case 'customer':
    case 'file':
      return of(ids)
    case 'phone':
      return of(['13800001234', '0574 8765 4321'])
    case 'email':
      return of(['a@acme.cn', 'b@x.io'])
    case 'url':
      return of(['https://acme.cn', 'https://x.io/展会'])
    default:
      return of(texts)
  }
}

let world: World
let rows: { id: string; custom: CustomValues }[]

beforeAll(async () => {
  world = await createWorld()
  const [random] = fc.sample(fc.infiniteStream(fc.nat()), { numRuns: 1, seed: 20261121 })
  const pick = (n: number) => (random?.next().value as number) % n
  rows = Array.from({ length: 120 }, () => {
    const custom: Record<string, CustomValues[string]> = {}
    for (const field of fields) {
      const tidy = pick(3) === 0 ? { value: null } : tidyValue(field, randomValue(field, pick))
      if ('problem' in tidy) throw new Error(`${field.key}: ${tidy.problem}`)
      if (tidy.value !== null) custom[field.key] = tidy.value
    }
    return { id: newId(), custom }
  })
  const { ownerQuery } = world.database
  await ownerQuery('create table some_rows (id uuid primary key, custom jsonb not null)')
  await ownerQuery('grant select on some_rows to public')
  await ownerQuery('insert into some_rows select * from jsonb_to_recordset($1::jsonb) as r(id uuid, custom jsonb)', [
    JSON.stringify(rows),
  ])
})
afterAll(() => world.close())

it('finds the same rows for any condition, in any time zone', { timeout: 300_000 }, async () => {
  const columns = customColumns(fields, sql`r.custom`)
  const conditions = fc.sample(condition, { numRuns: 10_000, seed: 42 })
  const seenOperators = new Set<string>()
  const batchSize = 50
  let found = 0
  for (let at = 0; at < conditions.length; at += batchSize) {
    const batch = conditions.slice(at, at + batchSize)
    const environment = environments[(at / batchSize) % environments.length]!
    const parts: RawBuilder<unknown>[] = batch.map(
      (one, n) => sql`select ${sql.lit(n)}::int as n, array(select r.id from some_rows r
        where ${compileCondition(one, catalogue, columns, environment)} order by r.id) as ids`,
    )
    const answer = await sql<{ n: number; ids: string[] }>`${sql.join(parts, sql` union all `)}`.execute(
      world.database.db,
    )
    for (const { n, ids: inSql } of answer.rows) {
      const one = batch[n] as Condition
      const inMemory = rows
        .filter((row) => evaluateCondition(one, customFacts(fields, row.custom), catalogue, environment))
        .map((row) => row.id)
        .sort()
      expect(inSql, `${JSON.stringify(one)} in ${environment.timeZone}`).toEqual(inMemory)
      found += inSql.length
      if ('op' in one) seenOperators.add(`${catalogue[one.field]?.type} ${one.op}`)
    }
  }
  expect(found).toBeGreaterThan(10_000)
  const all = Object.values(catalogue).flatMap(({ type }) => operatorsByType[type].map((op) => `${type} ${op}`))
  expect([...new Set(all)].filter((name) => !seenOperators.has(name))).toEqual([])
})
