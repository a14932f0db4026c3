import { expect, it } from 'vitest'
import { customFieldTypes } from '@zhike/core/custom-fields/field-kinds'
import { conditionField } from '@zhike/core/custom-fields/catalogue'
import { validateCondition } from '@zhike/core/filter/validate-condition'
import { editorOf, filterCondition, rangeFilter, rangeOf, type FieldFilter } from './field-filter.ts'

const options = [{ key: 'a', label: 'A', isRetired: false }]

it('every type has an editor whose conditions the server takes', () => {
  const examples: Record<ReturnType<typeof editorOf>, FieldFilter[]> = {
    text: [{ key: 'k', op: 'contains', value: '甲' }],
    range: [{ key: 'k', op: 'isNotEmpty' }],
    days: [{ key: 'k', op: 'between', value: ['2026-01-01', '2026-02-01'] }],
    options: [{ key: 'k', op: 'in', value: ['a'] }],
    flag: [{ key: 'k', op: 'eq', value: false }],
    region: [{ key: 'k', op: 'under', value: ['330000'] }],
    person: [{ key: 'k', op: 'in', value: ['0195f3a0-0000-7000-8000-00000000000a'] }],
    presence: [{ key: 'k', op: 'isEmpty' }],
  }
  for (const type of customFieldTypes) {
    for (const filter of examples[editorOf(type)]) {
      expect(
        validateCondition(filterCondition(filter), { 'custom.k': conditionField({ type, options }) }),
        type,
      ).toEqual([])
    }
  }
})

it('a range may miss an end', () => {
  expect(rangeFilter('k', 1, null)).toEqual({ key: 'k', op: 'gte', value: 1 })
  expect(rangeFilter('k', null, null)).toBeNull()
  expect(rangeOf({ key: 'k', op: 'between', value: [1, 5] })).toEqual(['1', '5'])
  expect(rangeOf({ key: 'k', op: 'lte', value: '9' })).toEqual(['', '9'])
})
