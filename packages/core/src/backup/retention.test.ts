import { expect, it } from 'vitest'
import { addDays } from '../kernel/time.ts'
import { backupsToRemove } from './retention.ts'
import type { BackupKind } from './schema.ts'

const zone = 'Asia/Shanghai'
const made = (day: string, kind: BackupKind = 'scheduled', time = '03:30') => ({
  id: `${day} ${time} ${kind}`,
  kind,
  at: new Date(`${day}T${time}+08:00`),
})
/** Every day up to 2026-11-22, a Sunday. */
const everyDay = (days: number) => Array.from({ length: days }, (_, n) => made(addDays('2026-11-22', -n)))
const kept = (backups: ReturnType<typeof made>[], keep = { daily: 7, weekly: 4, monthly: 3 }) => {
  const gone = new Set(backupsToRemove(backups, keep, zone))
  return backups.filter(({ id }) => !gone.has(id)).map(({ id }) => id.slice(5, 10))
}

it('keeps the last days, the newest of the last weeks and of the last months', () => {
  // Sundays end weeks; this week's is the first of the four, this month's of the three.
  expect(kept(everyDay(200)).join(' ')).toBe('11-22 11-21 11-20 11-19 11-18 11-17 11-16 11-15 11-08 11-01 10-31 09-30')
})

it('counts days that had a backup, so that a machine that was off for a month loses nothing', () => {
  const old = [made('2026-09-03'), made('2026-09-02'), made('2026-09-01')]
  expect(kept([made('2026-11-22'), ...old], { daily: 3, weekly: 0, monthly: 0 })).toEqual(['11-22', '09-03', '09-02'])
})

it('keeps the newest of several on one day, by the company’s calendar', () => {
  const three = [made('2026-11-22', 'scheduled', '00:10'), made('2026-11-21', 'scheduled', '23:50'), made('2026-11-21')]
  expect(kept(three, { daily: 2, weekly: 0, monthly: 0 })).toEqual(['11-22', '11-21'])
})

it('never touches what somebody made by hand, and keeps five from before upgrades', () => {
  const manual = Array.from({ length: 9 }, (_, n) => made(addDays('2020-01-09', -n), 'manual'))
  const upgrades = Array.from({ length: 7 }, (_, n) => made(addDays('2020-01-09', -n), 'upgrade'))
  expect(backupsToRemove([...manual, ...upgrades], { daily: 1, weekly: 0, monthly: 0 }, zone)).toEqual([
    '2020-01-04 03:30 upgrade',
    '2020-01-03 03:30 upgrade',
  ])
})

it('keeps the newest, whatever is set', () => {
  expect(kept([made('2020-01-01')], { daily: 0, weekly: 0, monthly: 0 })).toEqual(['01-01'])
})
