// The months of the years 1900 to 2100 of the Chinese calendar, as published and reckoned alike: bits 15 to 4 are the
// twelve months (1 = 30 days), the last digit is the month after which a leap month comes, bit 16 its length. Intl's
// "chinese" calendar is off by a day or a leap month in eleven of these years (1987, 1998, 2027 …).
const months: readonly number[] = [
  0x04bd8, 0x04ae0, 0x0a570, 0x054d5, 0x0d260, 0x0d950, 0x16554, 0x056a0, 0x09ad0, 0x055d2, 0x04ae0, 0x0a5b6, 0x0a4d0,
  0x0d250, 0x1d255, 0x0b540, 0x0d6a0, 0x0ada2, 0x095b0, 0x14977, 0x04970, 0x0a4b0, 0x0b4b5, 0x06a50, 0x06d40, 0x1ab54,
  0x02b60, 0x09570, 0x052f2, 0x04970, 0x06566, 0x0d4a0, 0x0ea50, 0x16a95, 0x05ad0, 0x02b60, 0x186e3, 0x092e0, 0x1c8d7,
  0x0c950, 0x0d4a0, 0x1d8a6, 0x0b550, 0x056a0, 0x1a5b4, 0x025d0, 0x092d0, 0x0d2b2, 0x0a950, 0x0b557, 0x06ca0, 0x0b550,
  0x15355, 0x04da0, 0x0a5b0, 0x14573, 0x052b0, 0x0a9a8, 0x0e950, 0x06aa0, 0x0aea6, 0x0ab50, 0x04b60, 0x0aae4, 0x0a570,
  0x05260, 0x0f263, 0x0d950, 0x05b57, 0x056a0, 0x096d0, 0x04dd5, 0x04ad0, 0x0a4d0, 0x0d4d4, 0x0d250, 0x0d558, 0x0b540,
  0x0b6a0, 0x195a6, 0x095b0, 0x049b0, 0x0a974, 0x0a4b0, 0x0b27a, 0x06a50, 0x06d40, 0x0af46, 0x0ab60, 0x09570, 0x04af5,
  0x04970, 0x064b0, 0x074a3, 0x0ea50, 0x06b58, 0x05ac0, 0x0ab60, 0x096d5, 0x092e0, 0x0c960, 0x0d954, 0x0d4a0, 0x0da50,
  0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5, 0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0,
  0x15176, 0x052b0, 0x0a930, 0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530,
  0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45, 0x0b5a0, 0x056d0, 0x055b2,
  0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0, 0x14b63, 0x09370, 0x049f8, 0x04970, 0x064b0, 0x168a6,
  0x0ea50, 0x06b20, 0x1a6c4, 0x0aae0, 0x092e0, 0x0d2e3, 0x0c960, 0x0d557, 0x0d4a0, 0x0da50, 0x05d55, 0x056a0, 0x0a6d0,
  0x055d4, 0x052d0, 0x0a9b8, 0x0a950, 0x0b4a0, 0x0b6a6, 0x0ad50, 0x055a0, 0x0aba4, 0x0a5b0, 0x052b0, 0x0b273, 0x06930,
  0x07337, 0x06aa0, 0x0ad50, 0x14b55, 0x04b60, 0x0a570, 0x054e4, 0x0d160, 0x0e968, 0x0d520, 0x0daa0, 0x16aa6, 0x056d0,
  0x04ae0, 0x0a9d4, 0x0a2d0, 0x0d150, 0x0f252, 0x0d520,
]

const firstYear = 1900
const lastYear = firstYear + months.length - 1
/** The first day of the first month of 1900. */
const firstDay = Date.UTC(1900, 0, 31)
const dayMs = 86_400_000

export interface LunarDate {
  year: number
  month: number
  day: number
  isLeap: boolean
}

/** Years that the calendar knows. */
export function hasLunarYear(year: number): boolean {
  return Number.isInteger(year) && year >= firstYear && year <= lastYear
}

/** The month that comes twice in a year; 0 = none. */
export function leapMonth(year: number): number {
  return (months[year - firstYear] ?? 0) & 0xf
}

/** Days of a month; 0 where the year has no such month. */
export function lunarMonthDays(year: number, month: number, isLeap: boolean): number {
  const bits = months[year - firstYear]
  if (bits === undefined || month < 1 || month > 12) return 0
  if (isLeap) return leapMonth(year) === month ? 29 + (bits >> 16) : 0
  return 29 + ((bits >> (16 - month)) & 1)
}

function daysOfYear(year: number): number {
  let days = 0
  for (let month = 1; month <= 12; month++)
    days += lunarMonthDays(year, month, false) + lunarMonthDays(year, month, true)
  return days
}

const starts: number[] = []
function startOf(year: number): number {
  if (starts.length === 0) {
    let at = firstDay
    for (let one = firstYear; one <= lastYear; one++) {
      starts.push(at)
      at += daysOfYear(one) * dayMs
    }
  }
  return starts[year - firstYear] ?? Number.NaN
}

/** The calendar day of a lunar date; null where there is none. */
export function lunarToDay({ year, month, day, isLeap }: LunarDate): string | null {
  if (day < 1 || day > lunarMonthDays(year, month, isLeap)) return null
  let days = day - 1
  for (let one = 1; one < month; one++) days += lunarMonthDays(year, one, false) + lunarMonthDays(year, one, true)
  if (isLeap) days += lunarMonthDays(year, month, false)
  return new Date(startOf(year) + days * dayMs).toISOString().slice(0, 10)
}

/** The lunar date of a calendar day; null outside the years that are known. */
export function dayToLunar(day: string): LunarDate | null {
  const at = Date.parse(`${day}T00:00:00Z`)
  let year = Number(day.slice(0, 4))
  if (!hasLunarYear(year) && !hasLunarYear(year - 1)) return null
  if (!hasLunarYear(year) || at < startOf(year)) year--
  if (!hasLunarYear(year)) return null
  let left = Math.round((at - startOf(year)) / dayMs)
  for (let month = 1; month <= 12; month++) {
    for (const isLeap of [false, true]) {
      const days = lunarMonthDays(year, month, isLeap)
      if (left < days) return { year, month, day: left + 1, isLeap }
      left -= days
    }
  }
  return null
}
