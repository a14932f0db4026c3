import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/time.ts'
import { annualDayIn, everyAnnualDay, isAnnualDay, nextAnnualDay, yearsOn, type AnnualDay } from './annual-day.ts'
import { dayToLunar, leapMonth, lunarMonthDays, lunarToDay } from './lunar-calendar.ts'
import { annualDayText, readAnnualDay } from './lunar-words.ts'

describe('the Chinese calendar', () => {
  it('begins its years on the days that were published', () => {
    const newYears: Record<number, string> = {
      1912: '1912-02-18',
      1949: '1949-01-29',
      1985: '1985-02-20',
      2000: '2000-02-05',
      2020: '2020-01-25',
      2024: '2024-02-10',
      2025: '2025-01-29',
      2026: '2026-02-17',
      2027: '2027-02-06',
      2030: '2030-02-03',
      2033: '2033-01-31',
      2034: '2034-02-19',
      2100: '2100-02-09',
    }
    for (const [year, day] of Object.entries(newYears)) {
      expect(lunarToDay({ year: Number(year), month: 1, day: 1, isLeap: false })).toBe(day)
    }
  })

  it('has its festivals and leap months where they were', () => {
    // 中秋 2024, 端午 2025, 除夕 2024 (of 29 days), 闰六月 of 1987, 闰二月 of 2023, 闰六月 of 2025, 闰十一月 of 2033.
    expect(dayToLunar('2024-09-17')).toEqual({ year: 2024, month: 8, day: 15, isLeap: false })
    expect(dayToLunar('2025-05-31')).toEqual({ year: 2025, month: 5, day: 5, isLeap: false })
    expect(dayToLunar('2025-01-28')).toEqual({ year: 2024, month: 12, day: 29, isLeap: false })
    expect(dayToLunar('1987-07-26')).toEqual({ year: 1987, month: 6, day: 1, isLeap: true })
    expect(dayToLunar('2023-03-22')).toEqual({ year: 2023, month: 2, day: 1, isLeap: true })
    expect(dayToLunar('2025-07-25')).toEqual({ year: 2025, month: 6, day: 1, isLeap: true })
    expect(dayToLunar('2033-12-22')).toEqual({ year: 2033, month: 11, day: 1, isLeap: true })
    expect([1984, 1998, 2020, 2026, 2033].map(leapMonth)).toEqual([10, 5, 4, 0, 11])
  })

  it('goes there and back on every day of two centuries', () => {
    let day = '1900-01-31'
    let last = { month: 12, day: 30 }
    while (day < '2101-01-29') {
      const lunar = dayToLunar(day)
      if (!lunar || lunarToDay(lunar) !== day) throw new Error(`${day} does not come back`)
      if (lunar.day !== last.day + 1 && lunar.day !== 1) throw new Error(`${day} does not follow`)
      last = lunar
      day = addDays(day, 1)
    }
    expect(dayToLunar('2101-01-29')).toBeNull()
    expect(dayToLunar('1900-01-30')).toBeNull()
  })
})

const solar = (month: number, day: number, year: number | null = null): AnnualDay => ({
  calendar: 'solar',
  year,
  month,
  day,
  isLeap: false,
})
const lunar = (month: number, day: number, year: number | null = null, isLeap = false): AnnualDay => ({
  calendar: 'lunar',
  year,
  month,
  day,
  isLeap,
})

describe('a day that comes back', () => {
  it('comes on the day itself, else next', () => {
    expect(nextAnnualDay(solar(11, 22), '2026-11-22')).toBe('2026-11-22')
    expect(nextAnnualDay(solar(11, 21), '2026-11-22')).toBe('2027-11-21')
    expect(nextAnnualDay(solar(2, 29), '2026-01-01')).toBe('2026-02-28')
    expect(nextAnnualDay(solar(2, 29), '2028-01-01')).toBe('2028-02-29')
    expect(nextAnnualDay(lunar(8, 15), '2024-09-18')).toBe('2025-10-06')
    expect(nextAnnualDay(lunar(12, 30), '2025-01-01')).toBe('2025-01-28')
    // The twelfth month of 2025 ends in February 2026.
    expect(nextAnnualDay(lunar(12, 8), '2026-01-10')).toBe('2026-01-26')
  })

  it('of a leap month comes in the month of the same number, where the year has no such leap month', () => {
    expect(annualDayIn(lunar(6, 1, null, true), 2025)).toBe('2025-07-25')
    expect(annualDayIn(lunar(6, 1, null, true), 2026)).toBe('2026-07-14')
  })

  it('comes within 384 days of any day, and not before it', () => {
    const days = everyAnnualDay()
    fc.assert(
      fc.property(fc.constantFrom(...days), fc.integer({ min: 0, max: 70_000 }), (day, offset) => {
        const from = addDays('1901-03-01', offset)
        const on = nextAnnualDay(day, from)
        expect(on !== null && on >= from && on <= addDays(from, 385)).toBe(true)
        expect(on && nextAnnualDay(day, on)).toBe(on)
      }),
      { numRuns: 300 },
    )
    expect(days).toHaveLength(366 + 720)
  })

  it('knows how many years it is', () => {
    expect(yearsOn(solar(3, 12, 1985), '2027-03-12')).toBe(42)
    expect(yearsOn(lunar(12, 8, 1985), '2026-01-26')).toBe(40)
    expect(yearsOn(solar(3, 12), '2027-03-12')).toBeNull()
  })

  it('that cannot be is none', () => {
    expect(isAnnualDay(solar(2, 30))).toBe(false)
    expect(isAnnualDay(solar(2, 29, 2025))).toBe(false)
    expect(isAnnualDay(lunar(4, 1, 2020, true))).toBe(true)
    expect(isAnnualDay(lunar(4, 1, 2021, true))).toBe(false)
    expect(isAnnualDay(lunar(1, 30, 2025))).toBe(lunarMonthDays(2025, 1, false) === 30)
    expect(isAnnualDay(solar(13, 1))).toBe(false)
  })
})

describe('days in words', () => {
  it('are read as people write them', () => {
    expect(readAnnualDay('1985-03-12')).toEqual(solar(3, 12, 1985))
    expect(readAnnualDay('1985/3/12')).toEqual(solar(3, 12, 1985))
    expect(readAnnualDay('3月12日')).toEqual(solar(3, 12))
    expect(readAnnualDay('03-12')).toEqual(solar(3, 12))
    expect(readAnnualDay('--0312')).toEqual(solar(3, 12))
    expect(readAnnualDay('19850312')).toEqual(solar(3, 12, 1985))
    expect(readAnnualDay('农历八月十五')).toEqual(lunar(8, 15))
    expect(readAnnualDay('阴历 1985年闰四月初三')).toEqual(lunar(4, 3, 1985, true))
    expect(readAnnualDay('农历腊月廿三')).toEqual(lunar(12, 23))
    expect(readAnnualDay('农历十一月三十')).toEqual(lunar(11, 30))
    expect(readAnnualDay('12 March 1985')).toEqual(solar(3, 12, 1985))
    expect(readAnnualDay('Sept 3')).toEqual(solar(9, 3))
    expect(readAnnualDay('19531015T231000Z')).toEqual(solar(10, 15, 1953))
    for (const text of ['Mars 3', 'Foo 3, 1985', '', '秋天', '闰四月初三', '农历', '1985'])
      expect(readAnnualDay(text)).toBeNull()
  })

  it('are read again as they were written, in both languages', () => {
    const days = everyAnnualDay().flatMap((day) => [null, 1984].map((year) => ({ ...day, year })))
    for (const day of days) expect(readAnnualDay(annualDayText(day, 'zh-CN'))).toEqual(day)
    for (const day of days) expect(readAnnualDay(annualDayText(day, 'en'))).toEqual(day)
  })
})
