/** Calendar days are 'YYYY-MM-DD' strings; instants are Date. The company's time zone joins the two. */

const formatters = new Map<string, Intl.DateTimeFormat>()

/** The calendar day of an instant in a time zone: (2026-06-30T16:00Z, Asia/Shanghai) → "2026-07-01". */
export function dayInZone(instant: Date, timeZone: string): string {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formatters.set(timeZone, formatter)
  }
  return formatter.format(instant)
}

/** The instant at which a calendar day begins in a time zone. */
export function startOfDay(day: string, timeZone: string): Date {
  return instantInZone(day, '00:00', timeZone)
}

/** The instant at which a clock in a time zone shows a day and a time: ("2026-11-22", "03:30"). */
export function instantInZone(day: string, time: string, timeZone: string): Date {
  const guess = new Date(`${day}T${time}:00Z`)
  // Two rounds settle days on which the offset changes.
  let instant = guess
  for (let round = 0; round < 2; round++) instant = new Date(guess.getTime() - offsetMs(instant, timeZone))
  return instant
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The time of an instant in a time zone, to the second: 09:30:00. */
export function timeInZone(instant: Date, timeZone: string): string {
  let clock = clocks.get(timeZone)
  if (!clock) {
    const twoDigits = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, ...twoDigits, hourCycle: 'h23' })
    clocks.set(timeZone, clock)
  }
  return clock.format(instant)
}

/** Making one costs twenty times what using it does. */
const offsetFormatters = new Map<string, Intl.DateTimeFormat>()

function offsetFormatter(timeZone: string): Intl.DateTimeFormat {
  const known = offsetFormatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  offsetFormatters.set(timeZone, made)
  return made
}

function offsetMs(instant: Date, timeZone: string): number {
  const parts = offsetFormatter(timeZone).formatToParts(instant)
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return local - Math.floor(instant.getTime() / 1000) * 1000
}

export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** Adds months and keeps the day of the month, or takes the month's last: 2024-01-31 + 1 → 2024-02-29. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const index = year * 12 + (month - 1) + count
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate()
  return new Date(Date.UTC(Math.floor(index / 12), index % 12, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** True for an existing calendar day between 1900 and 2199. */
export function isDay(text: string): boolean {
  // Without a Date: every row of a list has several.
  if (!/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text)) return false
  const date = Number(text.slice(8))
  if (date <= 28) return true
  const month = Number(text.slice(5, 7))
  if (month !== 2) return date <= 30 || ![4, 6, 9, 11].includes(month)
  const year = Number(text.slice(0, 4))
  return date === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Monday of the week a day lies in. */
export function startOfWeek(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}
