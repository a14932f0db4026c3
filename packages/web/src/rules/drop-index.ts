export interface Span {
  top: number
  height: number
}

/** Where a row dragged by so many pixels would land: past the middle of a neighbour is past it. The last row stays last. */
export function dropIndex(spans: readonly Span[], from: number, by: number): number {
  const row = spans[from]
  if (!row) return from
  const top = row.top + by
  const bottom = top + row.height
  let to = from
  while (by < 0 && to > 0 && top < middleOf(spans[to - 1])) to--
  while (by > 0 && to < spans.length - 2 && bottom > middleOf(spans[to + 1])) to++
  return to
}

/** How far the other rows make way. */
export function shiftOf(spans: readonly Span[], from: number, to: number, index: number): number {
  const height = spans[from]?.height ?? 0
  if (index > from && index <= to) return -height
  if (index < from && index >= to) return height
  return 0
}

function middleOf(span: Span | undefined): number {
  return span ? span.top + span.height / 2 : Number.NaN
}
