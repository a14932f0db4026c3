import { isAnnualDay, type AnnualDay } from './annual-day.ts'
import { readAnnualDay } from './lunar-words.ts'

// Birthdays as address books write them in vCards. Apple's lunar ones (X-ALTBDAY) count years in cycles of sixty:
// 007800020815 is the 15th of the 8th month of the 2nd year of the 78th cycle, 1985; an L marks a leap month.

/** The year before the first one of the cycle that Apple calls the 78th. */
const cycleStart = 1983
const cycleNumber = 78
const cycleYears = 60
/** Apple's stand-in where the year is not known: 1604 had a 29 February. */
const yearOmitted = 1604

/** A BDAY; `isLunar`: by the card's own word of the Chinese calendar. null where it names no day of a month. */
export function readCardDay(value: string, isLunar = false): AnnualDay | null {
  const day = readAnnualDay(isLunar ? `lunar ${value}` : value)
  if (!day) return null
  const known = day.year === yearOmitted ? { ...day, year: null } : day
  return isAnnualDay(known) ? known : null
}

/** An X-ALTBDAY of the Chinese calendar. */
export function readCycleDay(value: string): AnnualDay | null {
  const parts = /^(\d{4}|-)(\d{4}|-)(\d\d)(L?)(\d\d)$/i.exec(value.trim())
  if (!parts) return null
  const [, cycle, year, month, leap, day] = parts
  const isKnown = cycle !== '-' && year !== '-'
  const annual = {
    calendar: 'lunar',
    year: isKnown ? (Number(cycle) - cycleNumber) * cycleYears + cycleStart + Number(year) : null,
    month: Number(month),
    day: Number(day),
    isLeap: leap !== '',
  } as const
  return isAnnualDay(annual) ? annual : null
}

const two = (number: number) => String(number).padStart(2, '0')
const four = (number: number) => String(number).padStart(4, '0')

/** The property of a card that says it: BDAY, or for the lunar calendar the one that Apple's address books know. */
export function cardDayLine({ calendar, year, month, day, isLeap }: AnnualDay): string {
  if (calendar === 'solar') return `BDAY:${year === null ? '-' : four(year)}-${two(month)}-${two(day)}`
  const past = year === null ? 0 : year - cycleStart - 1
  const cycle = year === null ? '-' : four(cycleNumber + Math.floor(past / cycleYears))
  const inCycle = year === null ? '-' : four((((past % cycleYears) + cycleYears) % cycleYears) + 1)
  return `X-ALTBDAY;CALSCALE=chinese:${cycle}${inCycle}${two(month)}${isLeap ? 'L' : ''}${two(day)}`
}
