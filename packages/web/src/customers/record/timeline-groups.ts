import { dayInZone, startOfWeek } from '@zhike/core/kernel/time'

export type TimelineGroup = 'week' | 'month' | 'earlier'

/** 本周 · 本月 · 更早, by the company's calendar; what lies ahead belongs to this week. */
export function timelineGroup(at: string, today: string, timeZone: string): TimelineGroup {
  const day = dayInZone(new Date(at), timeZone)
  if (day >= startOfWeek(today)) return 'week'
  return day >= `${today.slice(0, 7)}-01` ? 'month' : 'earlier'
}

/** Entries in their groups, each group once, in the order they came. */
export function grouped<T extends { at: string }>(
  entries: readonly T[],
  today: string,
  timeZone: string,
): { group: TimelineGroup; entries: T[] }[] {
  const groups: { group: TimelineGroup; entries: T[] }[] = []
  for (const entry of entries) {
    const group = timelineGroup(entry.at, today, timeZone)
    const open = groups.find((one) => one.group === group)
    if (open) open.entries.push(entry)
    else groups.push({ group, entries: [entry] })
  }
  return groups
}
