import { describe, expect, it } from 'vitest'
import { grouped, timelineGroup } from './timeline-groups.ts'

const zone = 'Asia/Shanghai'

describe('groups of the timeline', () => {
  it.each([
    ['2026-11-20T08:00:00Z', 'week'],
    ['2026-11-15T16:30:00Z', 'week'], // Monday 00:30 in Shanghai
    ['2026-11-15T15:30:00Z', 'month'], // still Sunday there
    ['2026-10-31T15:59:00Z', 'earlier'],
    ['2026-10-31T16:00:00Z', 'month'],
    ['2026-12-01T00:00:00Z', 'week'],
  ])('%s belongs to %s', (at, group) => expect(timelineGroup(at, '2026-11-21', zone)).toBe(group))

  it('has no month before a week that began in the month before', () => {
    const entries = ['2026-11-30T02:00:00Z', '2026-11-28T02:00:00Z'].map((at) => ({ at }))
    expect(grouped(entries, '2026-12-01', zone).map((one) => [one.group, one.entries.length])).toEqual([
      ['week', 1],
      ['earlier', 1],
    ])
  })
})
