import type { Locale } from '../kernel/problem.ts'
import type { AnnualDay } from './annual-day.ts'

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const monthNames = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊']

/** 正, 冬, 腊 */
export function lunarMonthName(month: number): string {
  return monthNames[month - 1] ?? ''
}

/** 初一, 十五, 廿三 */
export function lunarDayName(day: number): string {
  if (day <= 10) return `初${digits[day]}`
  if (day < 20) return `十${digits[day - 10]}`
  if (day === 20) return '二十'
  return day === 30 ? '三十' : `廿${digits[day - 20]}`
}

/** 农历一九八五年闰四月初三 is written 农历1985年闰四月初三. */
export function annualDayText({ calendar, year, month, day, isLeap }: AnnualDay, locale: Locale): string {
  if (calendar === 'solar') {
    if (locale === 'zh-CN') return `${year === null ? '' : `${year}年`}${month}月${day}日`
    const date = new Date(Date.UTC(year ?? 2024, month - 1, day))
    const options = { timeZone: 'UTC', month: 'short', day: 'numeric' } as const
    return date.toLocaleDateString('en-US', year === null ? options : { ...options, year: 'numeric' })
  }
  if (locale === 'zh-CN') {
    return `农历${year === null ? '' : `${year}年`}${isLeap ? '闰' : ''}${lunarMonthName(month)}月${lunarDayName(day)}`
  }
  return `lunar ${isLeap ? 'leap ' : ''}${month}/${day}${year === null ? '' : ` of ${year}`}`
}

/** The lunar day alone, beside a calendar day. */
export function lunarDayText(date: { month: number; day: number; isLeap: boolean }, locale: Locale): string {
  return annualDayText({ ...date, calendar: 'lunar', year: null }, locale)
}

const lunarMark = /农历|阴历|旧历|lunar/iu
const monthWords: Readonly<Record<string, number>> = {
  ...Object.fromEntries(monthNames.map((name, index) => [name, index + 1])),
  一: 1,
  十一: 11,
  十二: 12,
}

const englishMonths = 'january february march april may june july august september october november december'.split(' ')

/** Mar, Sept, march: at least three letters of its name. */
function englishMonth(word: string): number | undefined {
  const at = englishMonths.findIndex((name) => name.startsWith(word.toLowerCase()))
  return at < 0 ? undefined : at + 1
}

/**
 * Reads what people write and what annualDayText writes: 1985-03-12, 1985/3/12, 03-12, --0312, 1985年3月12日, 3月12日,
 * Mar 12, 1985, 12 March, 农历八月十五, 农历1985年闰四月初三, lunar leap 4/3 of 1985. null where it is no such day; whether the day exists is asked apart.
 */
export function readAnnualDay(text: string): AnnualDay | null {
  const bare = text.normalize('NFKC').trim()
  const isLunar = lunarMark.test(bare)
  const rest = bare.replace(lunarMark, '').replace(/\s+/g, ' ').trim()
  const isLeap = /闰|leap/iu.test(rest)
  const calendar = isLunar ? 'lunar' : 'solar'
  if (isLeap && !isLunar) return null
  const plain = rest.replace(/闰|leap /iu, '')
  const of = (year: string | undefined, month: number | undefined, day: number | undefined): AnnualDay | null =>
    month && day ? { calendar, year: year ? Number(year) : null, month, day, isLeap } : null
  const vcard = /^--(\d\d)-?(\d\d)$/.exec(plain)
  if (vcard) return of(undefined, Number(vcard[1]), Number(vcard[2]))
  const compact = /^(\d{4})(\d\d)(\d\d)(?:T\d.*)?$/.exec(plain)
  if (compact) return of(compact[1], Number(compact[2]), Number(compact[3]))
  const figures = /^(?:(\d{4})\s?[-/.年]\s?)?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?:[ T]\d.*)?(?: of (\d{4}))?$/u.exec(
    plain,
  )
  if (figures) return of(figures[1] ?? figures[4], Number(figures[2]), Number(figures[3]))
  const named = /^(?:([a-z]{3,9})\.? (\d{1,2})|(\d{1,2}) ([a-z]{3,9})\.?)(?:,? (\d{4}))?$/i.exec(plain)
  if (named) return of(named[5], englishMonth(named[1] ?? named[4] ?? ''), Number(named[2] ?? named[3]))
  const words =
    /^(?:(\d{4})年)?([正一二三四五六七八九十冬腊]{1,2})月(初|十|廿|二十|三十)?([一二三四五六七八九十])?日?$/u.exec(
      plain,
    )
  if (!words) return null
  const tens = { 初: 0, 十: 10, 廿: 20, 二十: 20, 三十: 30 }[words[3] ?? '初'] ?? 0
  const ones = words[4] ? digits.indexOf(words[4]) : 0
  return of(words[1], monthWords[words[2] ?? ''], tens + ones)
}
