export interface CurvePoint {
  customers: number
  share: number
}

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Where a count of customers and a share of revenue lie in the picture. */
export function place(box: Box, total: number, point: CurvePoint): [number, number] {
  const x = box.left + (total === 0 ? 0 : point.customers / total) * box.width
  return [round(x), round(box.top + (1 - point.share) * box.height)]
}

/** The stretch of the curve between two counts of customers, its ends interpolated, so that the tiers' areas meet exactly. */
export function stretch(curve: readonly CurvePoint[], from: number, to: number): CurvePoint[] {
  const inner = curve.filter((point) => point.customers > from && point.customers < to)
  return [{ customers: from, share: shareAt(curve, from) }, ...inner, { customers: to, share: shareAt(curve, to) }]
}

/** The cumulative share after that many customers, linear between the points of the curve. */
export function shareAt(curve: readonly CurvePoint[], customers: number): number {
  let before: CurvePoint = { customers: 0, share: 0 }
  for (const point of curve) {
    if (point.customers >= customers) {
      const span = point.customers - before.customers
      return span === 0
        ? point.share
        : before.share + ((customers - before.customers) / span) * (point.share - before.share)
    }
    before = point
  }
  return before.share
}

export function linePath(points: readonly [number, number][]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' ')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
