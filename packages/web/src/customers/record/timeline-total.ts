import type { TimelineKind } from '../api.ts'
import { formatCount } from '../../ui/format/number.ts'

/** The server counts no further. */
const mostCounted = 10_000

/** All entries of a timeline together, as a number and as it is shown: 22,000+ where one kind has more than is counted. */
export function timelineTotal(counts: Partial<Record<TimelineKind, number>> | null | undefined) {
  if (!counts) return null
  const each = Object.values(counts)
  const total = each.reduce((sum, count) => sum + count, 0)
  return { total, shown: `${formatCount(total)}${each.some((count) => count >= mostCounted) ? '+' : ''}` }
}
