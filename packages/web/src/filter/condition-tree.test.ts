import { describe, expect, it } from 'vitest'
import { customerListCatalogue } from '@zhike/core/customers/list-catalogue'
import type { Condition } from '@zhike/core/filter/condition'
import { operatorsByType } from '@zhike/core/filter/field-types'
import { conditionOf, countLeaves, firstLeaf, groupOf, isComplete, withOperator } from './condition-tree.ts'

const { fields, relations } = customerListCatalogue
const definitionOf = (relation: string | null, field: string) =>
  relation === null ? fields[field] : relations[relation]?.fields[field]
const leaf: Condition = { field: 'tier', op: 'in', value: ['A'] }

describe('a group', () => {
  it.each<[string, Condition]>([
    ['all', { all: [leaf, { has: 'orders' }] }],
    ['any', { any: [leaf] }],
    ['none', { not: { any: [leaf, leaf] } }],
    ['all', leaf],
    ['all', { not: leaf }],
  ])('%s comes back as it was', (join, condition) => {
    const group = groupOf(condition)
    expect(group.join).toBe(join)
    expect(conditionOf(group)).toEqual(condition)
  })

  it('that asks nothing is no condition', () => {
    for (const join of ['all', 'any', 'none'] as const) expect(conditionOf({ join, parts: [] })).toBeUndefined()
  })
})

describe('a question', () => {
  it('begins with an operator of its type, for every field there is', () => {
    for (const [name, definition] of Object.entries(fields)) {
      expect(operatorsByType[definition.type]).toContain(firstLeaf(name, definition).op)
    }
  })

  it('keeps a value that fits the next operator and drops one that does not', () => {
    const money = { type: 'money' } as const
    expect(withOperator({ field: 'revenue12m', op: 'gte', value: '100' }, 'lt', money).value).toBe('100')
    expect(withOperator({ field: 'revenue12m', op: 'gte', value: '100' }, 'between', money).value).toEqual(['', ''])
    expect(withOperator({ field: 'revenue12m', op: 'gte', value: '100' }, 'isEmpty', money)).toEqual({
      field: 'revenue12m',
      op: 'isEmpty',
    })
  })

  it.each<[boolean, Condition]>([
    [true, leaf],
    [false, { field: 'tier', op: 'in', value: [] }],
    [false, { field: 'name', op: 'contains', value: '' }],
    [false, { field: 'gone', op: 'isEmpty' }],
    [true, { has: 'orders', where: { field: 'amount', op: 'gt', value: '10000' } }],
    [false, { has: 'orders', where: { field: 'amount', op: 'gt', value: '' } }],
    [false, { all: [leaf, { not: { field: 'createdAt', op: 'between', value: ['2026-01-01', ''] } }] }],
  ])('is complete: %s for %j', (expected, condition) => {
    expect(isComplete(condition, definitionOf)).toBe(expected)
  })

  it('is counted once, however deep it stands', () => {
    expect(
      countLeaves({ all: [leaf, { any: [leaf, { not: { all: [leaf, { has: 'orders', where: leaf }] } }] }] }),
    ).toBe(4)
  })
})
