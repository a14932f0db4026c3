import { expect, it } from 'vitest'
import type { Condition } from '@zhike/core/filter/condition'
import { conditionOf, draftOf, isWhole } from './draft.ts'

const tier: Condition = { field: 'tier', op: 'in', value: ['A'] }
const old: Condition = { field: 'lastFollowUpAt', op: 'olderThanDays', value: 30 }
const never: Condition = { field: 'lastFollowUpAt', op: 'isEmpty' }

it('gives back what it was given', () => {
  const condition: Condition = { all: [tier, { any: [old, never] }] }
  const draft = draftOf(condition)
  expect(draft && conditionOf(draft)).toEqual(condition)
  const single = draftOf(tier)
  expect(single && conditionOf(single)).toEqual({ all: [tier] })
})

it('leaves what it cannot show to whoever wrote it', () => {
  expect(draftOf({ not: tier })).toBeUndefined()
  expect(draftOf({ all: [{ any: [{ all: [tier] }] }] })).toBeUndefined()
  expect(draftOf({ all: [{ not: tier }] })).toBeUndefined()
})

it('leaves out what is only begun', () => {
  const draft = draftOf({ all: [tier, { field: 'name', op: 'contains', value: '' }, { any: [] as never }] })
  expect(draft && conditionOf(draft)).toEqual({ all: [tier] })
  expect(draft && isWhole(draft)).toBe(false)
  expect(conditionOf({ match: 'all', rows: [] })).toBeUndefined()
})
