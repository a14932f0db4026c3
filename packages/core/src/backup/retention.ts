import { dayInZone, startOfWeek } from '../kernel/time.ts'
import type { BackupKind } from './schema.ts'

export interface KeptCounts {
  daily: number
  weekly: number
  monthly: number
}

interface Kept {
  id: string
  kind: BackupKind
  at: Date
}

/** So many of those made before upgrades stay; going back further is a matter for the monthly ones. */
const keptUpgrades = 5

/**
 * Which backups go: of the scheduled ones the newest of each of the last days, weeks and months stays (those that had
 * one), of those before upgrades the last five, and whatever somebody made by hand. The newest is never among them.
 */
export function backupsToRemove(backups: readonly Kept[], keep: KeptCounts, timeZone: string): string[] {
  const newestFirst = backups.toSorted((a, b) => b.at.getTime() - a.at.getTime())
  const scheduled = newestFirst.filter(({ kind }) => kind === 'scheduled')
  const day = ({ at }: Kept) => dayInZone(at, timeZone)
  const stays = new Set([
    ...newestOfEach(scheduled, day, Math.max(1, keep.daily)),
    ...newestOfEach(scheduled, (one) => startOfWeek(day(one)), keep.weekly),
    ...newestOfEach(scheduled, (one) => day(one).slice(0, 7), keep.monthly),
  ])
  const upgrades = newestFirst.filter(({ kind }) => kind === 'upgrade').slice(keptUpgrades)
  return [...scheduled.filter(({ id }) => !stays.has(id)), ...upgrades].map(({ id }) => id)
}

function newestOfEach(newestFirst: readonly Kept[], periodOf: (one: Kept) => string, count: number): string[] {
  const newest = new Map<string, string>()
  for (const one of newestFirst) {
    const period = periodOf(one)
    if (!newest.has(period)) newest.set(period, one.id)
  }
  return [...newest.values()].slice(0, count)
}
