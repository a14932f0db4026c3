import { expect, test } from 'vitest'
import { linePath, place, shareAt, stretch } from './pareto-path.ts'

const curve = [
  { customers: 0, share: 0 },
  { customers: 10, share: 0.6 },
  { customers: 20, share: 1 },
]

test('between two points the share is linear', () => {
  expect(shareAt(curve, 5)).toBeCloseTo(0.3)
  expect(shareAt(curve, 15)).toBeCloseTo(0.8)
  expect(shareAt(curve, 20)).toBe(1)
})

test('neighbouring stretches meet in the same point', () => {
  expect(stretch(curve, 0, 15).at(-1)).toEqual(stretch(curve, 15, 20)[0])
})

test('the first customer stands at the left edge, all revenue at the top', () => {
  const box = { left: 40, top: 10, width: 100, height: 200 }
  expect(place(box, 20, { customers: 0, share: 0 })).toEqual([40, 210])
  expect(place(box, 20, { customers: 20, share: 1 })).toEqual([140, 10])
  expect(place(box, 0, { customers: 0, share: 0 })).toEqual([40, 210])
})

test('a path begins with a move', () => {
  expect(
    linePath([
      [1, 2],
      [3, 4],
    ]),
  ).toBe('M1 2 L3 4')
})
