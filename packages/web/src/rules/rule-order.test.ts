import { expect, test } from 'vitest'
import { insertRule, moveRule } from './rule-order.ts'

test('a rule goes up and down, to a neighbour and beyond', () => {
  expect(moveRule(['a', 'b', 'c', 'rest'], 1, 0)).toEqual(['b', 'a', 'c', 'rest'])
  expect(moveRule(['a', 'b', 'c', 'rest'], 0, 2)).toEqual(['b', 'c', 'a', 'rest'])
  expect(moveRule(['a', 'b', 'c', 'rest'], 2, 0)).toEqual(['c', 'a', 'b', 'rest'])
  expect(moveRule(['a', 'b', 'c', 'rest'], 0, 1)).toEqual(['b', 'a', 'c', 'rest'])
})

test('the rule that matches everything stays last', () => {
  expect(moveRule(['a', 'rest'], 0, 1)).toEqual(['a', 'rest'])
  expect(moveRule(['a', 'rest'], 1, 0)).toEqual(['a', 'rest'])
  expect(insertRule(['a', 'rest'], 'b')).toEqual(['a', 'b', 'rest'])
})

test('nothing moves beyond the first place', () => {
  expect(moveRule(['a', 'b', 'rest'], 0, -1)).toEqual(['a', 'b', 'rest'])
})
