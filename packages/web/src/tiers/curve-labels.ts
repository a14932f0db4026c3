import type { Box } from './pareto-path.ts'

export interface Rect {
  left: number
  top: number
  width: number
  height: number
}

export interface Mark {
  /** The point of the curve. */
  x: number
  y: number
  /** The widths of the two lines of its label. */
  title: number
  note: number
}

export interface PlacedLabel {
  rect: Rect
  anchor: 'start' | 'end'
  /** The second line is left out where there is no room for it. */
  hasNote: boolean
}

const gap = 12
const between = 6
const titleHeight = 20
const fullHeight = 37
const step = 6

/**
 * Where the labels of the thresholds stand: under the curve, beside their points, never over each other, the letters of
 * the areas or the line itself; one that finds no room is left out (null), its figures are in the table below.
 */
export function placeLabels(
  box: Box,
  marks: readonly Mark[],
  letters: readonly Rect[],
  curveY: (x: number) => number,
): (PlacedLabel | null)[] {
  let best: { labels: (PlacedLabel | null)[]; cost: number } = { labels: [], cost: Number.POSITIVE_INFINITY }
  const go = (index: number, labels: (PlacedLabel | null)[], cost: number): void => {
    if (cost >= best.cost) return
    const mark = marks[index]
    if (!mark) {
      best = { labels, cost }
      return
    }
    for (const candidate of candidates(box, mark, marks, curveY)) {
      const taken = [...letters, ...labels.flatMap((label) => (label ? [label.rect] : []))]
      if (taken.some((rect) => overlaps(rect, candidate.label.rect))) continue
      go(index + 1, [...labels, candidate.label], cost + candidate.cost)
    }
    go(index + 1, [...labels, null], cost + 2000)
  }
  go(0, [], 0)
  return best.labels
}

function candidates(box: Box, mark: Mark, marks: readonly Mark[], curveY: (x: number) => number) {
  const floor = box.top + box.height
  const found: { label: PlacedLabel; cost: number }[] = []
  for (const hasNote of [true, false]) {
    const width = hasNote ? Math.max(mark.title, mark.note) : mark.title
    const height = hasNote ? fullHeight : titleHeight
    for (const anchor of ['start', 'end'] as const) {
      const left = anchor === 'start' ? mark.x + gap : mark.x - gap - width
      if (left < box.left + 4 || left + width > box.left + box.width) continue
      const highest = Math.max(mark.y + 6, curveY(left) + between)
      for (let top = highest; top + height <= floor - 4; top += step) {
        const rect = { left, top, width, height }
        const crossed = marks.filter((one) => one.x > left - 3 && one.x < left + width + 3 && one.y < top + height)
        const cost = top - mark.y + crossed.length * 240 + (hasNote ? 0 : 600) + (anchor === 'start' ? 0 : 20)
        found.push({ label: { rect, anchor, hasNote }, cost })
      }
    }
  }
  return found.sort((a, b) => a.cost - b.cost)
}

export interface AxisText {
  x: number
  width: number
}

/** The middles of texts on one line, the first the most important: moved aside a little where they would touch, else left out. */
export function placeOnAxis(from: number, to: number, texts: readonly AxisText[]): (number | null)[] {
  const placed: AxisText[] = []
  return texts.map(({ x, width }) => {
    const isFree = (at: number) =>
      at - width / 2 >= from &&
      at + width / 2 <= to &&
      placed.every((one) => Math.abs(one.x - at) >= (one.width + width) / 2 + between)
    const inside = Math.min(Math.max(x, from + width / 2), to - width / 2)
    const beside = placed.flatMap((one) => [-1, 1].map((side) => one.x + side * ((one.width + width) / 2 + between)))
    const at = [inside, ...beside.filter((one) => Math.abs(one - x) <= width + between)]
      .filter(isFree)
      .sort((a, b) => Math.abs(a - x) - Math.abs(b - x))[0]
    if (at === undefined) return null
    placed.push({ x: at, width })
    return at
  })
}

/** Room for both: the smallest distance that still reads as two texts. */
export function overlaps(a: Rect, b: Rect): boolean {
  return (
    a.left < b.left + b.width + between &&
    b.left < a.left + a.width + between &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  )
}

/** About how wide a text is: Chinese signs fill a square, others a little more than half of one. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const sign of text) width += /[\u2e80-\u9fff\uff00-\uffef]/.test(sign) ? 1 : /[WM%@]/.test(sign) ? 0.95 : 0.53
  return width * size
}
