import { useMemo } from 'react'
import type { Locale } from '@zhike/core/kernel/problem'
import {
  formatAgo,
  formatAhead,
  formatDate,
  formatLongDay,
  formatShortDay,
  formatSpan,
  withinSentence,
} from '../../ui/format/day.ts'
import { formatInstant, formatInstantAgo, formatMoment, formatTime } from '../../ui/format/instant.ts'
import { exactMoney, formatMoney, moneyCell, moneyChange, moneyParts, moneyUnit } from '../../ui/format/money.ts'
import { useLanguage } from '../i18n/translation.ts'
import { useSession } from './use-session.ts'

type Day = string | null | undefined
type Instant = string | Date | null | undefined
type Amount = string | number | null | undefined

/** The formats of src/ui/format, told the language, one's own time zone or the company's, its day and its currency. */
export function useFormat() {
  const language = useLanguage()
  const { company, person, today } = useSession()
  const timeZone = person.timeZone ?? company.timeZone
  return useMemo(
    () => formatsOf(language, timeZone, today, company.currency),
    [language, timeZone, today, company.currency],
  )
}

function formatsOf(language: Locale, timeZone: string, today: string, ownCurrency: string) {
  const style = { language, timeZone, today }
  return {
    language,
    timeZone,
    today,
    currency: ownCurrency,
    /** 3天前 */
    ago: (day: Day) => formatAgo(day, today, language),
    /** 11-26 周三 */
    ahead: (day: Day) => formatAhead(day, today, language),
    /** 昨天, 11-26: for cells */
    shortDay: (day: Day) => formatShortDay(day, today, language),
    /** 11-06, 2025-03-12: for orders and history */
    date: (day: Day) => formatDate(day, today),
    longDay: (day: string) => formatLongDay(day, language),
    span: (from: string, to: string = today) => formatSpan(from, to, language),
    time: (instant: Instant) => formatTime(instant, timeZone),
    instant: (instant: Instant) => formatInstant(instant, timeZone),
    moment: (instant: Instant) => formatMoment(instant, style),
    instantAgo: (instant: Instant) => formatInstantAgo(instant, style),
    /** The same in the middle of a sentence. */
    within: {
      ahead: (day: Day) => withinSentence(formatAhead(day, today, language), language),
      moment: (instant: Instant) => withinSentence(formatMoment(instant, style), language),
      instantAgo: (instant: Instant) => withinSentence(formatInstantAgo(instant, style), language),
    },
    money: (amount: Amount, decimals?: number, currency = ownCurrency) =>
      formatMoney(amount, { language, currency, ...(decimals === undefined ? {} : { decimals }) }),
    moneyParts: (amount: Amount, decimals?: number, currency = ownCurrency) =>
      moneyParts(amount, { language, currency, ...(decimals === undefined ? {} : { decimals }) }),
    moneyCell: (amount: Amount, decimals?: number) =>
      moneyCell(amount, { language, currency: ownCurrency, ...(decimals === undefined ? {} : { decimals }) }),
    moneyUnit: moneyUnit({ language, currency: ownCurrency }),
    moneyChange: (amount: Amount) => moneyChange(amount, { language, currency: ownCurrency }),
    exactMoney: (amount: Amount, currency = ownCurrency) => exactMoney(amount, currency),
  }
}
