import type { Locale } from '@zhike/core/kernel/problem'

export interface DayWords {
  today: string
  yesterday: string
  tomorrow: string
  daysAgo: (days: number) => string
  monthsAgo: (months: number) => string
  /** Monday first. */
  weekdays: readonly string[]
  narrowWeekdays: readonly string[]
  months: readonly string[]
  /** A coming day with its weekday. */
  ahead: (day: string, weekday: string, isThisYear: boolean) => string
  long: (month: number, day: number, weekday: string) => string
  monthTitle: (year: number, month: number) => string
  spanDays: (days: number) => string
  spanMonths: (years: number, months: number) => string
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const many = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`

export const dayWords: Record<Locale, DayWords> = {
  'zh-CN': {
    today: '今天',
    yesterday: '昨天',
    tomorrow: '明天',
    daysAgo: (days) => `${days}天前`,
    monthsAgo: (months) => `${months}个月前`,
    weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    narrowWeekdays: ['一', '二', '三', '四', '五', '六', '日'],
    months: Array.from({ length: 12 }, (_, index) => `${index + 1}月`),
    ahead: (day, weekday, isThisYear) => `${isThisYear ? day.slice(5) : day} ${weekday}`,
    long: (month, day, weekday) => `${month}月${day}日 ${weekday}`,
    monthTitle: (year, month) => `${year} 年 ${month} 月`,
    spanDays: (days) => (days < 1 ? '不到 1 天' : `${days} 天`),
    spanMonths: (years, months) =>
      [years ? `${years} 年` : '', months ? `${months} 个月` : ''].filter(Boolean).join(' '),
  },
  en: {
    today: 'Today',
    yesterday: 'Yesterday',
    tomorrow: 'Tomorrow',
    daysAgo: (days) => `${days} days ago`,
    monthsAgo: (months) => `${many(months, 'month')} ago`,
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    narrowWeekdays: ['M', 'T', 'W', 'T', 'F', 'S', 'S'],
    months: englishMonths,
    ahead: (day, weekday, isThisYear) =>
      `${weekday} ${Number(day.slice(8))} ${englishMonths[Number(day.slice(5, 7)) - 1]}${isThisYear ? '' : ` ${day.slice(0, 4)}`}`,
    long: (month, day, weekday) => `${weekday} ${day} ${englishMonths[month - 1]}`,
    monthTitle: (year, month) => `${englishMonths[month - 1]} ${year}`,
    spanDays: (days) => (days < 1 ? 'less than a day' : many(days, 'day')),
    spanMonths: (years, months) =>
      [years ? many(years, 'year') : '', months ? many(months, 'month') : ''].filter(Boolean).join(' '),
  },
}
