import { describe, expect, it } from 'vitest'
import {
  formatAgo,
  formatAhead,
  formatDate,
  formatLongDay,
  formatShortDay,
  formatSpan,
  weekdayOf,
  withinSentence,
} from './day.ts'
import { formatFileSize } from './file-size.ts'
import { formatInstant, formatInstantAgo, formatMoment, formatTime } from './instant.ts'
import { exactMoney, formatMoney, moneyCell, moneyChange, moneyParts, moneyUnit } from './money.ts'
import { formatCappedCount, formatChange, formatCount, formatPercent, formatPercentChange } from './number.ts'
import { formatPhone, phoneHref } from './phone.ts'

const zh = { language: 'zh-CN', currency: 'CNY' } as const
const en = { language: 'en', currency: 'CNY' } as const
const today = '2026-11-21' // a Saturday

describe('money', () => {
  it.each([
    ['12862000.0000', '1,286.20 万元', '¥12.86M'],
    ['10000', '1.00 万元', '¥10.0K'],
    ['9999.5', '9,999.5 元', '¥9,999.5'],
    ['8600.0000', '8,600 元', '¥8,600'],
    ['0', '0 元', '¥0'],
    ['-482000', '−48.20 万元', '−¥482.0K'],
    [null, '—', '—'],
    ['', '—', '—'],
  ])('shows %s as %s and %s', (amount, chinese, english) => {
    expect(formatMoney(amount, zh)).toBe(chinese)
    expect(formatMoney(amount, en)).toBe(english)
  })

  it('uses one decimal in sums', () => {
    expect(moneyParts('77126000', { ...zh, decimals: 1 })).toEqual({ number: '7,712.6', unit: '万元' })
  })

  it('names another currency in Chinese and in English', () => {
    expect(formatMoney('51360', { language: 'zh-CN', currency: 'USD' })).toBe('5.14 万 USD')
    expect(formatMoney('51360', { language: 'en', currency: 'USD' })).toBe('$51.4K')
    expect(formatMoney('860', { language: 'en', currency: 'SEK' })).toBe('SEK 860')
  })

  it('leaves the unit of a column to its head in Chinese, and shows no zero noise', () => {
    expect(moneyCell('12862000', zh)).toBe('1,286.20')
    expect(moneyCell('4000', zh)).toBe('0.40')
    expect(moneyUnit(zh)).toBe('万元')
    expect(moneyCell('12862000', en)).toBe('¥12.86M')
    expect(moneyUnit(en)).toBe('')
    expect(moneyCell('0', zh)).toBe('—')
  })

  it('writes changes with a sign, never by colour', () => {
    expect(moneyChange('3126000', zh)).toBe('+312.6')
    expect(moneyChange('-2483000', zh)).toBe('−248.3')
    expect(moneyChange('0', zh)).toBe('0')
  })

  it('gives the exact amount for hovering', () => {
    expect(exactMoney('12862000.5', 'CNY')).toBe('CNY 12,862,000.50')
  })
})

describe('days', () => {
  it('begin small in the middle of an English sentence; weekdays and dates stay as they are', () => {
    const within = (day: string) => withinSentence(formatAhead(day, today, 'en'), 'en')
    expect(within('2026-11-21')).toBe('today')
    expect(within('2026-11-22')).toBe('tomorrow')
    expect(within('2026-11-26')).toBe('Thu 26 Nov')
    expect(withinSentence('Yesterday 16:20', 'en')).toBe('yesterday 16:20')
    expect(withinSentence('昨天 16:20', 'zh-CN')).toBe('昨天 16:20')
  })

  it.each([
    ['2026-11-21', '今天', 'Today'],
    ['2026-11-20', '昨天', 'Yesterday'],
    ['2026-11-18', '3天前', '3 days ago'],
    ['2026-10-22', '30天前', '30 days ago'],
    ['2026-10-21', '1个月前', '1 month ago'],
    ['2026-01-22', '9个月前', '9 months ago'],
    ['2025-12-21', '11个月前', '11 months ago'],
    ['2025-11-21', '2025-11-21', '2025-11-21'],
    [null, '—', '—'],
  ])('%s was %s', (day, chinese, english) => {
    expect(formatAgo(day, today, 'zh-CN')).toBe(chinese)
    expect(formatAgo(day, today, 'en')).toBe(english)
  })

  it('calls 31 days a month even where no calendar month is full', () => {
    expect(formatAgo('2026-01-30', '2026-03-02', 'zh-CN')).toBe('1个月前')
  })

  it.each([
    ['2026-11-22', '明天', 'Tomorrow'],
    ['2026-11-25', '11-25 周三', 'Wed 25 Nov'],
    ['2027-01-03', '2027-01-03 周日', 'Sun 3 Jan 2027'],
    ['2026-11-18', '11-18 周三', 'Wed 18 Nov'],
  ])('%s is due %s', (day, chinese, english) => {
    expect(formatAhead(day, today, 'zh-CN')).toBe(chinese)
    expect(formatAhead(day, today, 'en')).toBe(english)
  })

  it('is narrow in cells and whole in another year', () => {
    expect(formatShortDay('2026-11-20', today, 'zh-CN')).toBe('昨天')
    expect(formatShortDay('2026-11-06', today, 'zh-CN')).toBe('11-06')
    expect(formatDate('2026-11-20', today)).toBe('11-20')
    expect(formatDate('2025-03-12', today)).toBe('2025-03-12')
  })

  it('heads a page and measures a span', () => {
    expect(formatLongDay(today, 'zh-CN')).toBe('11月21日 周六')
    expect(formatLongDay(today, 'en')).toBe('Sat 21 Nov')
    expect(formatSpan('2025-02-10', today, 'zh-CN')).toBe('1 年 9 个月')
    expect(formatSpan('2024-11-21', today, 'en')).toBe('2 years')
    expect(formatSpan('2026-11-09', today, 'zh-CN')).toBe('12 天')
  })

  it('begins the week on Monday', () => {
    expect(weekdayOf('2026-11-16')).toBe(0)
    expect(weekdayOf('2026-11-22')).toBe(6)
  })
})

describe('instants', () => {
  const style = { language: 'zh-CN', timeZone: 'Asia/Shanghai', today } as const

  it('reads the clock of the company, not of the browser', () => {
    expect(formatTime('2026-11-20T16:30:00Z', 'Asia/Shanghai')).toBe('00:30')
    expect(formatInstant('2026-11-20T16:30:00Z', 'Asia/Shanghai')).toBe('2026-11-21 00:30')
    expect(formatInstantAgo('2026-11-20T15:30:00Z', style)).toBe('昨天')
  })

  it('names the time only while the day is near', () => {
    expect(formatMoment('2026-11-21T08:20:00Z', style)).toBe('今天 16:20')
    expect(formatMoment('2026-11-06T08:20:00Z', style)).toBe('11-06')
    expect(formatMoment(null, style)).toBe('—')
  })
})

describe('numbers and phones', () => {
  it('groups, caps and signs', () => {
    expect(formatCount(1862)).toBe('1,862')
    expect(formatCount(null)).toBe('—')
    expect(formatCappedCount({ count: 10000, capped: true })).toBe('10,000+')
    expect(formatPercent(0.7012)).toBe('70.1%')
    expect(formatPercent(undefined)).toBe('—')
    expect(formatPercentChange(0.183)).toBe('+18.3%')
    expect(formatPercentChange(-0.04, 0)).toBe('−4%')
    expect(formatChange(-7)).toBe('−7')
    expect(formatChange(5)).toBe('+5')
  })

  it('groups mainland mobiles and leaves others alone', () => {
    expect(formatPhone('19900002231')).toBe('199 0000 2231')
    expect(formatPhone('+86 199-0000-2231')).toBe('199 0000 2231')
    expect(formatPhone('0512-6280 1234')).toBe('0512-6280 1234')
    expect(formatPhone(null)).toBe('')
    expect(phoneHref('+86 199-0000 2231')).toBe('tel:+8619900002231')
  })

  it('sizes files', () => {
    expect(formatFileSize(640)).toBe('640 B')
    expect(formatFileSize(3_565_158)).toBe('3.4 MB')
    expect(formatFileSize(2 * 1024 * 1024)).toBe('2 MB')
  })
})
