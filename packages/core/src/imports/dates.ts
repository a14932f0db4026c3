import { isDay } from '../kernel/time.ts'

/** Which of three numbers is the year, the month and the day. A year in front is always read as ymd. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const
export type DateOrder = (typeof dateOrders)[number]

export type DateFailure = 'date.unreadable' | 'date.impossible' | 'date.year' | 'date.ambiguous'
export type DateReading = { day: string; time: string | null; zone: string | null } | { failure: DateFailure }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const clock = String.raw`(?:[T\s]*(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2})(?:[.,](\d{1,6})\d*)?)?[分秒]?\s*([AaPp][Mm])?\s*(Z|[+-]\d{2}:?\d{2})?)?`
const yearFirst = new RegExp(String.raw`^(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?${clock}$`)
const compact = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${clock}$`)
const yearLast = new RegExp(String.raw`^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})${clock}$`)
const dayMonthName = new RegExp(String.raw`^(\d{1,2})[-\s]+([A-Za-z]{3,9})\.?[-,\s]+(\d{4})${clock}$`)
const monthNameDay = new RegExp(String.raw`^([A-Za-z]{3,9})\.?[-\s]+(\d{1,2}),?[-\s]+(\d{4})${clock}$`)
const serial = /^(\d{5})(?:\.(\d+))?$/

/**
 * Reads a date, with or without a time, as sales sheets write it: 2024-03-05, 2024/3/5 14:30, 2024年3月5日, 05/03/2024,
 * 5-Mar-2024, 20240305 and Excel's day numbers. `order` settles dates that end in the year; null = not known.
 */
export function readDate(text: string, order: DateOrder | null): DateReading {
  const input = text.trim()
  if (serial.test(input)) return readSerial(Number(input))
  let match = yearFirst.exec(input)
  if (match && (match[1] ?? '').length === 4) return build(match[1], match[2], match[3], match.slice(4))
  match = compact.exec(input)
  if (match) return build(match[1], match[2], match[3], match.slice(4))
  match = yearLast.exec(input)
  if (match) {
    const [, first = '', second = '', year] = match
    const decided = order === 'ymd' || order === null ? orderOf(first, second) : order
    if (decided === null) return { failure: 'date.ambiguous' }
    return decided === 'dmy' ? build(year, second, first, match.slice(4)) : build(year, first, second, match.slice(4))
  }
  match = dayMonthName.exec(input)
  if (match) return build(match[3], monthNumber(match[2]), match[1], match.slice(4))
  match = monthNameDay.exec(input)
  if (match) return build(match[3], monthNumber(match[1]), match[2], match.slice(4))
  return { failure: 'date.unreadable' }
}

/** Of 25/12 only the day can be 25; of 03/04 either can. */
export function orderOf(first: string, second: string): 'dmy' | 'mdy' | null {
  if (first === second) return 'dmy'
  if (Number(first) > 12) return 'dmy'
  if (Number(second) > 12) return 'mdy'
  return null
}

/**
 * What a column's values say about their order: 'ymd' when no value ends in the year, 'dmy' or 'mdy' when at least one
 * value can only be read so and none contradicts, 'ambiguous' otherwise.
 */
export function detectDateOrder(values: Iterable<string>): DateOrder | 'ambiguous' {
  let endingInYear = 0
  const evidence = { dmy: 0, mdy: 0 }
  for (const value of values) {
    const match = yearLast.exec(value.trim())
    if (!match) continue
    endingInYear += 1
    if (Number(match[1]) > 12) evidence.dmy += 1
    else if (Number(match[2]) > 12) evidence.mdy += 1
  }
  if (endingInYear === 0) return 'ymd'
  if (evidence.dmy > 0 && evidence.mdy === 0) return 'dmy'
  if (evidence.mdy > 0 && evidence.dmy === 0) return 'mdy'
  return 'ambiguous'
}

/** Reads what people write for a format: dd/mm/yyyy, m/d/y, yyyy-mm-dd, dmy, 日/月/年. */
export function parseDateOrder(text: string): DateOrder | null {
  const letters = text
    .toLowerCase()
    .replaceAll('年', 'y')
    .replaceAll('月', 'm')
    .replaceAll('日', 'd')
    .replace(/[^dmy]/g, '')
    .replace(/(.)\1+/g, '$1')
  return dateOrders.find((order) => order === letters) ?? null
}

function build(
  year: string | undefined,
  month: string | undefined,
  date: string | undefined,
  rest: (string | undefined)[],
): DateReading {
  const numbers = [Number(year), Number(month), Number(date)] as const
  if (numbers.some(Number.isNaN)) return { failure: 'date.unreadable' }
  if (numbers[0] < 1900 || numbers[0] > 2199) return { failure: 'date.year' }
  const day = `${year}-${pad(numbers[1])}-${pad(numbers[2])}`
  if (!isDay(day)) return { failure: 'date.impossible' }
  const [hour, minute, second, fraction, half, zone] = rest
  if (hour === undefined) return { day, time: null, zone: null }
  const hours = (Number(hour) % (half ? 12 : 24)) + (half?.toLowerCase() === 'pm' ? 12 : 0)
  const isClock = Number(hour) <= (half ? 12 : 23) && Number(minute) <= 59 && Number(second ?? 0) <= 59
  if (!isClock) return { failure: 'date.impossible' }
  const time = `${pad(hours)}:${pad(Number(minute))}:${pad(Number(second ?? 0))}${fraction ? `.${fraction}` : ''}`
  return { day, time, zone: zone === undefined ? null : zone === 'Z' ? 'Z' : withColon(zone) }
}

/** A day number of Excel, its fraction the time. Excel's day 60 is a 29 February 1900 that never was; everything from day 61 on counts from 30 December 1899. */
export function readSerial(value: number): DateReading {
  const whole = Math.floor(value)
  const instant = new Date(Date.UTC(1899, 11, 30) + whole * 86_400_000)
  const year = instant.getUTCFullYear()
  if (year < 1900 || year > 2199) return { failure: 'date.year' }
  const seconds = Math.round((value - whole) * 86_400)
  const day = instant.toISOString().slice(0, 10)
  if (seconds === 0) return { day, time: null, zone: null }
  const time = new Date(Math.min(seconds, 86_399) * 1000).toISOString().slice(11, 19)
  return { day, time, zone: null }
}

function monthNumber(name: string | undefined): string {
  const index = months.indexOf((name ?? '').slice(0, 3).toLowerCase())
  return index < 0 ? 'x' : String(index + 1)
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

function withColon(zone: string): string {
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
}
