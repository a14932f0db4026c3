import { dayInZone } from '@zhike/core/kernel/time'
import type { Locale } from '@zhike/core/kernel/problem'
import { formatAgo, formatShortDay } from './day.ts'
import { none } from './money.ts'

type Instant = string | Date | null | undefined

export interface InstantStyle {
  language: Locale
  timeZone: string
  /** The company's day now, 'YYYY-MM-DD'. */
  today: string
}

/** 16:20 in the company's time zone. */
export function formatTime(instant: Instant, timeZone: string): string {
  if (!instant) return none
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}

/** The full time, for hovering: 2026-11-21 16:20. */
export function formatInstant(instant: Instant, timeZone: string): string {
  if (!instant) return none
  return `${dayInZone(new Date(instant), timeZone)} ${formatTime(instant, timeZone)}`
}

/** 今天 16:20 · 昨天 09:05 · 11-06 · 2025-03-12: for timelines. */
export function formatMoment(instant: Instant, style: InstantStyle): string {
  if (!instant) return none
  const day = dayInZone(new Date(instant), style.timeZone)
  const text = formatShortDay(day, style.today, style.language)
  return /\d/.test(text) ? text : `${text} ${formatTime(instant, style.timeZone)}`
}

/** 3天前, from an instant. */
export function formatInstantAgo(instant: Instant, style: InstantStyle): string {
  return instant ? formatAgo(dayInZone(new Date(instant), style.timeZone), style.today, style.language) : none
}
