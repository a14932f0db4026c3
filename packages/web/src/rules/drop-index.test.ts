import { expect, test } from 'vitest'
import { dropIndex, shiftOf } from './drop-index.ts'

// Four rules of different heights and the one that matches everything.
const spans = [40, 60, 40, 80, 40].reduce<{ top: number; height: number }[]>((all, height) => {
  const last = all.at(-1)
  return [...all, { top: last ? last.top + last.height : 100, height }]
}, [])

test('a row passes a neighbour where its edge passes the middle of it', () => {
  expect(dropIndex(spans, 0, 29)).toBe(0)
  expect(dropIndex(spans, 0, 31)).toBe(1)
  expect(dropIndex(spans, 0, 81)).toBe(2)
  expect(dropIndex(spans, 3, -19)).toBe(3)
  expect(dropIndex(spans, 3, -21)).toBe(2)
  expect(dropIndex(spans, 3, -500)).toBe(0)
})

test('nothing lands behind the rule that matches everything', () => {
  expect(dropIndex(spans, 0, 5000)).toBe(3)
  expect(dropIndex(spans, 3, 5000)).toBe(3)
})

test('what lies between makes way by the height of the dragged row', () => {
  expect(spans.map((_, index) => shiftOf(spans, 0, 2, index))).toEqual([0, -40, -40, 0, 0])
  expect(spans.map((_, index) => shiftOf(spans, 3, 1, index))).toEqual([0, 80, 80, 0, 0])
})
