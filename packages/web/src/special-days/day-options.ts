import type { TFunction } from 'i18next'
import type { Locale } from '@zhike/core/kernel/problem'
import { lunarDayName, lunarMonthName } from '@zhike/core/special-days/lunar-words'

interface DayOptions {
  months: { value: string; label: string }[]
  days: { value: string; label: string }[]
}

const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1)

export function solarOptions(t: TFunction<'special-days'>): DayOptions {
  return {
    months: upTo(12).map((month) => ({ value: String(month), label: t('special-days:nthMonth', { month }) })),
    days: upTo(31).map((day) => ({ value: String(day), label: t('special-days:nthDay', { day }) })),
  }
}

/** 正月 … 腊月, 初一 … 三十; numbers in English. */
export function lunarOptions(locale: Locale): DayOptions {
  const isChinese = locale === 'zh-CN'
  return {
    months: upTo(12).map((month) => ({
      value: String(month),
      label: isChinese ? `${lunarMonthName(month)}月` : String(month),
    })),
    days: upTo(30).map((day) => ({ value: String(day), label: isChinese ? lunarDayName(day) : String(day) })),
  }
}
