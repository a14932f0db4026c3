import { expect, it } from 'vitest'
import { groupedByDay } from './timeline-groups.ts'

it('puts entries under their day, as the clock of the reader has it', () => {
  const entries = ['2026-11-15T16:30:00Z', '2026-11-15T16:00:00Z', '2026-11-15T15:59:59Z', '2026-10-31T16:00:00Z'].map(
    (at) => ({ at }),
  )
  const days = groupedByDay(entries, 'Asia/Shanghai').map(({ day, entries: own }) => [day, own.length])
  expect(days).toEqual([
    ['2026-11-16', 2],
    ['2026-11-15', 1],
    ['2026-11-01', 1],
  ])
  expect(groupedByDay([], 'Asia/Shanghai')).toEqual([])
})
