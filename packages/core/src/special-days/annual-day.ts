import { dayToLunar, hasLunarYear, leapMonth, lunarMonthDays, lunarToDay } from './lunar-calendar.ts'

export const calendars = ['solar', 'lunar'] as const
export type Calendar = (typeof calendars)[number]

/** A day that comes back every year; the year it began with may not be known. */
export interface AnnualDay {
  calendar: Calendar
  year: number | null
  month: number
  day: number
  /** Of the second of two months with the same number. */
  isLeap: boolean
}

const two = (number: number) => String(number).padStart(2, '0')
const solarDays = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Whether there can be such a day. */
export function isAnnualDay({ calendar, year, month, day, isLeap }: AnnualDay): boolean {
  if (!Number.isInteger(month) || month < 1 || month > 12 || !Number.isInteger(day) || day < 1) return false
  if (calendar === 'solar') {
    if (isLeap || (year !== null && !(year >= 1800 && year <= 2200))) return false
    return day <= solarDays(year ?? 2024, month)
  }
  if (year === null) return day <= 30
  return hasLunarYear(year) && day <= lunarMonthDays(year, month, isLeap)
}

/** What two days that always come together share: the year does not matter to when they come. */
export function annualKey({ calendar, month, day, isLeap }: Omit<AnnualDay, 'year'>): string {
  return `${calendar === 'lunar' ? 'L' : 'S'}${isLeap ? '+' : ''}${two(month)}${two(day)}`
}

/**
 * When it comes in one year of its calendar. 29 February is kept on the 28th where there is none; the 30th of a month of
 * 29 days on its last; the day of a leap month in the month of the same number where the year has no such leap month.
 */
export function annualDayIn({ calendar, month, day, isLeap }: Omit<AnnualDay, 'year'>, year: number): string | null {
  if (calendar === 'solar')
    return `${String(year).padStart(4, '0')}-${two(month)}-${two(Math.min(day, solarDays(year, month)))}`
  if (!hasLunarYear(year)) return null
  const leap = isLeap && leapMonth(year) === month
  return lunarToDay({ year, month, day: Math.min(day, lunarMonthDays(year, month, leap)), isLeap: leap })
}

/** The first time it comes on or after a day; null beyond the years that the lunar calendar knows. */
export function nextAnnualDay(annual: Omit<AnnualDay, 'year'>, from: string): string | null {
  const first =
    annual.calendar === 'solar' ? Number(from.slice(0, 4)) : (dayToLunar(from)?.year ?? Number(from.slice(0, 4)))
  for (const year of [first, first + 1]) {
    const on = annualDayIn(annual, year)
    if (on !== null && on >= from) return on
  }
  return null
}

/** How many years it is on that day since it began: an age, for how long somebody is a customer. */
export function yearsOn(annual: AnnualDay, on: string): number | null {
  if (annual.year === null) return null
  const year = annual.calendar === 'solar' ? Number(on.slice(0, 4)) : dayToLunar(on)?.year
  return year === undefined || year < annual.year ? null : year - annual.year
}

/** As one text that SQL takes apart: lunar,1985,8,15,false. */
export function packAnnualDay({ calendar, year, month, day, isLeap }: AnnualDay): string {
  return [calendar, year ?? '', month, day, isLeap].join()
}

/** Every day that there can be, each once: what a table of days needs to be told when they come. */
export function everyAnnualDay(): Omit<AnnualDay, 'year'>[] {
  const days: Omit<AnnualDay, 'year'>[] = []
  for (let month = 1; month <= 12; month++) {
    for (let day = 1; day <= 31; day++) {
      if (day <= solarDays(2024, month)) days.push({ calendar: 'solar', month, day, isLeap: false })
      if (day <= 30) for (const isLeap of [false, true]) days.push({ calendar: 'lunar', month, day, isLeap })
    }
  }
  return days
}
