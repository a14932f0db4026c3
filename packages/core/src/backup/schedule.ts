import { addDays, dayInZone, instantInZone } from '../kernel/time.ts'

/** A failed backup is tried again after a while, and not for ever: whoever looks after Zhike has been told by then. */
const attemptsPerDay = 3
const pauseMs = 60 * 60 * 1000

export interface ScheduledAttempt {
  createdAt: Date
  finishedAt: Date | null
  state: 'queued' | 'running' | 'done' | 'failed'
}

interface Timetable {
  isOn: boolean
  /** HH:MM on the company's clock. */
  at: string
  /** What was due before is not made up for. */
  since: Date
}

/** The latest moment, now included, at which the clock showed this time. */
export function latestSlot(at: string, now: Date, timeZone: string): Date {
  const today = dayInZone(now, timeZone)
  const slot = instantInZone(today, at, timeZone)
  return slot <= now ? slot : instantInZone(addDays(today, -1), at, timeZone)
}

export function nextSlot(at: string, now: Date, timeZone: string): Date {
  const today = dayInZone(now, timeZone)
  const slot = instantInZone(today, at, timeZone)
  return slot > now ? slot : instantInZone(addDays(today, 1), at, timeZone)
}

/** Whether a scheduled backup has to begin now: also after the machine was off at its time, and again after a failure. */
export function isBackupDue(
  { isOn, at, since }: Timetable,
  attempts: readonly ScheduledAttempt[],
  now: Date,
  timeZone: string,
): boolean {
  if (!isOn) return false
  const slot = latestSlot(at, now, timeZone)
  if (slot < since) return false
  const ofSlot = attempts.filter((attempt) => attempt.createdAt >= slot)
  if (ofSlot.some(({ state }) => state !== 'failed')) return false
  if (ofSlot.length >= attemptsPerDay) return false
  return ofSlot.every(({ finishedAt, createdAt }) => now.getTime() - (finishedAt ?? createdAt).getTime() >= pauseMs)
}
