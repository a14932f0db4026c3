import { expect, it } from 'vitest'
import { compareValues } from './compare-values.ts'

it('sets the sides beside each other, empty on both left out', () => {
  expect(compareValues({ phone: '1', size: null }, { phone: '2', size: '' })).toEqual([
    { key: 'phone', before: '1', after: '2' },
  ])
  expect(compareValues(null, { name: '甲', notes: null })).toEqual([{ key: 'name', before: undefined, after: '甲' }])
  expect(compareValues({ name: '甲' }, undefined)).toEqual([{ key: 'name', before: '甲', after: undefined }])
  expect(compareValues(null, null)).toEqual([])
})

it('takes lists and plain values whole', () => {
  expect(compareValues(['a'], ['a', 'b'])).toEqual([{ key: '', before: ['a'], after: ['a', 'b'] }])
  expect(compareValues(undefined, true)).toEqual([{ key: '', before: undefined, after: true }])
})
