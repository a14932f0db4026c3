import { daysBetween } from '@zhike/core/kernel/time'
import type { Locale } from '@zhike/core/kernel/problem'
import { none } from './money.ts'
import { dayWords, type DayWords } from './day-words.ts'

// Days are 'YYYY-MM-DD' in the company's time zone; `today` is passed in so that a list agrees with its filter.

type Day = string | null | undefined

/** How long ago: 今天 昨天 3天前 … 30天前, 1个月前 … 11个月前, then the date. */
export function formatAgo(day: Day, today: string, language: Locale): string {
  if (!day) return none
  const words = dayWords[language]
  const days = daysBetween(day, today)
  if (days < 0) return formatAhead(day, today, language)
  if (days === 0) return words.today
  if (days === 1) return words.yesterday
  if (days <= 30) return words.daysAgo(days)
  const months = wholeMonths(day, today)
  return months < 12 ? words.monthsAgo(Math.max(1, months)) : day
}

/** When it is due: 昨天 今天 明天, 11-26 周三 (Wed 26 Nov), with the year where it is another. */
export function formatAhead(day: Day, today: string, language: Locale): string {
  if (!day) return none
  const words = dayWords[language]
  const weekday = words.weekdays[weekdayOf(day)] ?? ''
  return nearby(day, today, words) ?? words.ahead(day, weekday, day.slice(0, 4) === today.slice(0, 4))
}

/** The narrow form for table cells: 昨天 今天 明天, 11-26, 2025-03-12. */
export function formatShortDay(day: Day, today: string, language: Locale): string {
  if (!day) return none
  return nearby(day, today, dayWords[language]) ?? dateOf(day, today)
}

/** 11-06 within the year of today, else the whole date: for orders and history. */
export function formatDate(day: Day, today: string): string {
  return day ? dateOf(day, today) : none
}

/** The head of a page: 11月21日 周五 · Fri 21 Nov. */
export function formatLongDay(day: string, language: Locale): string {
  const words = dayWords[language]
  return words.long(Number(day.slice(5, 7)), Number(day.slice(8, 10)), words.weekdays[weekdayOf(day)] ?? '')
}

/** How long something has lasted: 8 个月, 1 年 9 个月, 12 天. */
export function formatSpan(from: string, to: string, language: Locale): string {
  const words = dayWords[language]
  const months = wholeMonths(from, to)
  if (months < 1) return words.spanDays(Math.max(0, daysBetween(from, to)))
  return words.spanMonths(Math.floor(months / 12), months % 12)
}

/** The same words in the middle of a sentence: “claimed yesterday”. A weekday keeps its capital. */
export function withinSentence(text: string, language: Locale): string {
  const { today, yesterday, tomorrow } = dayWords[language]
  const isWord = [today, yesterday, tomorrow].some((word) => text.startsWith(word))
  return isWord ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

/** 0 = Monday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

function nearby(day: string, today: string, words: DayWords): string | undefined {
  const days = daysBetween(today, day)
  if (days === 0) return words.today
  if (days === 1) return words.tomorrow
  if (days === -1) return words.yesterday
  return undefined
}

function dateOf(day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day
}

function wholeMonths(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number)
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0)
}
