import { describe, expect, it } from 'vitest'
import { overlaps, placeLabels, placeOnAxis, textWidth, type Mark } from './curve-labels.ts'
import type { Box } from './pareto-path.ts'

const boxes: Box[] = [
  { left: 44, top: 10, width: 780, height: 242 },
  { left: 44, top: 10, width: 306, height: 204 },
]

/** A curve that rises steeply for small powers; share and share of customers between 0 and 1. */
function scene(box: Box, power: number, a: number, b: number) {
  const curveY = (x: number) => box.top + (1 - Math.max(0, (x - box.left) / box.width) ** power) * box.height
  const mark = (share: number): Mark => {
    const x = box.left + share * box.width
    return { x, y: curveY(x), title: 62, note: 150 }
  }
  return { curveY, marks: [mark(a), mark(b)] }
}

describe('the labels of the curve', () => {
  const cases = boxes.flatMap((box) =>
    [0.05, 0.2, 0.5, 0.8, 1].flatMap((power) =>
      [0.001, 0.02, 0.1, 0.4, 0.667, 0.95].flatMap((a) =>
        [0.001, 0.02, 0.08, 0.3].flatMap((more) => (a + more < 1 ? [{ box, power, a, b: a + more }] : [])),
      ),
    ),
  )
  it('never lie over each other, the line or the edge, however close the thresholds', () => {
    for (const { box, power, a, b } of cases) {
      const { curveY, marks } = scene(box, power, a, b)
      const rects = placeLabels(box, marks, [], curveY).flatMap((label) => (label ? [label.rect] : []))
      expect(rects.filter((rect) => rects.some((other) => other !== rect && overlaps(other, rect)))).toEqual([])
      for (const rect of rects) {
        expect(rect.left).toBeGreaterThanOrEqual(box.left)
        expect(rect.left + rect.width).toBeLessThanOrEqual(box.left + box.width)
        expect(rect.top).toBeGreaterThan(curveY(rect.left))
        expect(rect.top + rect.height).toBeLessThanOrEqual(box.top + box.height)
      }
    }
  })

  it('are both there, whole, where A is tiny and where nearly everybody is A', () => {
    for (const [a, b] of [
      [0.005, 0.02],
      [0.667, 0.747],
      [0.2, 0.45],
    ] as const) {
      const { curveY, marks } = scene(boxes[0]!, 0.2, a, b)
      expect(placeLabels(boxes[0]!, marks, [], curveY).map((label) => label?.hasNote)).toEqual([true, true])
    }
  })

  it('keep clear of the letters of the areas', () => {
    const { curveY, marks } = scene(boxes[0]!, 0.2, 0.2, 0.45)
    const [free] = placeLabels(boxes[0]!, marks, [], curveY)
    const letter = { ...free!.rect, width: 10, height: 14 }
    const placed = placeLabels(boxes[0]!, marks, [letter], curveY)
    for (const label of placed) expect(label && overlaps(label.rect, letter)).toBe(false)
  })
})

describe('the figures on the axis', () => {
  it('move aside a little, and go where there is no room', () => {
    expect(
      placeOnAxis(0, 300, [
        { x: 300, width: 40 },
        { x: 150, width: 20 },
        { x: 0, width: 10 },
      ]),
    ).toEqual([280, 150, 5])
    const [, a, b] = placeOnAxis(0, 300, [
      { x: 300, width: 40 },
      { x: 100, width: 20 },
      { x: 104, width: 20 },
    ])
    expect(b! - a!).toBeGreaterThanOrEqual(26)
    expect(
      placeOnAxis(0, 300, [
        { x: 300, width: 40 },
        { x: 3, width: 20 },
        { x: 0, width: 10 },
      ])[2],
    ).toBeNull()
  })
})

it('a Chinese sign is about as wide as two others', () => {
  expect(textWidth('客户', 10)).toBe(20)
  expect(textWidth('ab', 10)).toBeCloseTo(10.6)
})
