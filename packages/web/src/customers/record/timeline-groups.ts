import { dayInZone } from '@zhike/core/kernel/time'

/** Entries by their day in the reader's zone, each day once, in the order they came. */
export function groupedByDay<T extends { at: string }>(
  entries: readonly T[],
  timeZone: string,
): { day: string; entries: T[] }[] {
  const groups: { day: string; entries: T[] }[] = []
  for (const entry of entries) {
    const day = dayInZone(new Date(entry.at), timeZone)
    const open = groups.at(-1)
    if (open?.day === day) open.entries.push(entry)
    else groups.push({ day, entries: [entry] })
  }
  return groups
}
