import { expect, test } from 'vitest'
import type { Condition } from '@zhike/core/filter/condition'
import { readCondition, writeCondition } from './editable-condition.ts'

const same = (condition: Condition) => expect(writeCondition(readCondition(condition))).toEqual(condition)

test('what is read is what is written', () => {
  same({ field: 'region', op: 'under', value: ['330000', '310000'] })
  same({
    all: [
      { field: 'region', op: 'under', value: ['330000'] },
      { field: 'tier', op: 'eq', value: 'A' },
    ],
  })
  same({
    all: [
      { field: 'tier', op: 'in', value: ['A', 'B'] },
      { field: 'isVip', op: 'eq', value: true },
    ],
  })
})

test('conditions on fields of one’s own are edited beside the others', () => {
  const grade: Condition = { field: 'custom.grade', op: 'in', value: ['a', 'b'] }
  const plan: Condition = { field: 'custom.plan', op: 'eq', value: '甲' }
  const condition: Condition = { all: [{ field: 'tier', op: 'eq', value: 'A' }, grade, plan] }
  expect(readCondition(condition)).toMatchObject({ custom: [{ key: 'grade', op: 'in' }], others: [plan] })
  same(condition)
  same({ field: 'custom.size', op: 'between', value: [1, 5] })
})

test('a condition the page cannot edit is kept as it is', () => {
  same({
    any: [
      { field: 'tier', op: 'eq', value: 'A' },
      { field: 'isVip', op: 'eq', value: true },
    ],
  })
  same({ all: [{ field: 'tier', op: 'eq', value: 'A' }, { not: { field: 'kind', op: 'eq', value: 'individual' } }] })
})

test('the same field twice: the second is kept untouched', () => {
  const condition: Condition = {
    all: [
      { field: 'region', op: 'under', value: ['330000'] },
      { field: 'region', op: 'under', value: ['330200'] },
    ],
  }
  expect(readCondition(condition).others).toHaveLength(1)
  same(condition)
})

test('nothing left to ask is no condition', () => {
  expect(writeCondition({ parts: { tier: [] }, custom: [], others: [] })).toBeNull()
  expect(writeCondition(readCondition(null))).toBeNull()
})
