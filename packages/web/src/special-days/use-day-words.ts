import { useTranslation } from 'react-i18next'
import { daysBetween } from '@zhike/core/kernel/time'
import type { AnnualDay } from '@zhike/core/special-days/annual-day'
import { annualDayText } from '@zhike/core/special-days/lunar-words'
import type { SpecialDayKind } from '@zhike/core/special-days/schema'
import { useFormat } from '../app/session/use-format.ts'

interface NamedDay {
  kind: SpecialDayKind
  label: string | null
}

/** What a day is called, when it is and when it comes next, in the language of the page. */
export function useDayWords() {
  const { t } = useTranslation('special-days')
  const format = useFormat()
  return {
    name: (day: NamedDay) => (day.kind === 'other' && day.label ? day.label : t(`special-days:kind.${day.kind}`)),
    /** 1985年3月12日, 农历八月十五 */
    text: (day: AnnualDay) => annualDayText(day, format.language),
    /** 12天后, 42岁 */
    next: (day: NamedDay & { nextOn: string | null; years: number | null }) => {
      if (day.nextOn === null) return null
      const days = daysBetween(format.today, day.nextOn)
      const when =
        days === 0
          ? t('special-days:today')
          : days === 1
            ? t('special-days:tomorrow')
            : t('special-days:inDays', { count: days })
      return { when, on: format.date(day.nextOn), isSoon: days <= 30, isToday: days === 0 }
    },
    years: (day: NamedDay & { years: number | null }) =>
      day.years === null || day.years === 0
        ? null
        : t(day.kind === 'birthday' ? 'special-days:age' : 'special-days:years', { count: day.years }),
  }
}
