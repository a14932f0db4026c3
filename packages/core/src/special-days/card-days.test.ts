import { expect, it } from 'vitest'
import { everyAnnualDay, isAnnualDay } from './annual-day.ts'
import { cardDayLine, readCardDay, readCycleDay } from './card-days.ts'

const solar = (month: number, day: number, year: number | null = null) => ({
  calendar: 'solar',
  year,
  month,
  day,
  isLeap: false,
})

it.each([
  ['1985-03-12', solar(3, 12, 1985)],
  ['19850312', solar(3, 12, 1985)],
  ['1953-10-15T23:10:00Z', solar(10, 15, 1953)],
  ['--03-12', solar(3, 12)],
  ['--0229', solar(2, 29)],
  ['1604-02-29', solar(2, 29)],
  ['circa 1800', null],
  ['1996-04', null],
  ['---12', null],
  ['1985-02-30', null],
])('BDAY:%s', (value, day) => expect(readCardDay(value)).toEqual(day))

it('years of the Chinese calendar are counted in cycles of sixty', () => {
  const of = (year: number | null, month: number, day: number, isLeap = false) => ({
    calendar: 'lunar',
    year,
    month,
    day,
    isLeap,
  })
  expect(readCycleDay('007800010101')).toEqual(of(1984, 1, 1))
  expect(readCycleDay('007700600101')).toEqual(of(1983, 1, 1))
  expect(readCycleDay('007800310318')).toEqual(of(2014, 3, 18))
  // The leap sixth month of 2025.
  expect(readCycleDay('0078004206L09')).toEqual(of(2025, 6, 9, true))
  expect(readCycleDay('--0815')).toEqual(of(null, 8, 15))
  expect(readCycleDay('0078004205L09')).toBeNull()
  expect(readCycleDay('2025-08-15')).toBeNull()
  expect(readCardDay('1985-08-15', true)).toEqual(of(1985, 8, 15))
})

it('every day is read again as it was written', () => {
  const days = everyAnnualDay().flatMap((day) => [null, 1923, 1984, 2044].map((year) => ({ ...day, year })))
  for (const day of days.filter(isAnnualDay)) {
    const [, value = ''] = /:(.*)$/.exec(cardDayLine(day)) ?? []
    expect(day.calendar === 'lunar' ? readCycleDay(value) : readCardDay(value)).toEqual(day)
  }
})
