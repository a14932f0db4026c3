import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '@zhike/core/kernel/time'
import { useFormat } from '../app/session/use-format.ts'
import { MonthCalendar } from '../ui/composer/MonthCalendar.tsx'
import { Popup } from '../ui/overlay/Popup.tsx'
import styles from './customers.module.css'

interface PostponePopupProps {
  trigger: ReactElement<{ onClick?: () => void }>
  value: string | null
  onPick: (day: string) => void
}

/** 明天 · 3 天 · 1 周, or a day of the calendar. */
export function PostponePopup({ trigger, value, onPick }: PostponePopupProps) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const presets = [
    [1, t('customers:postpone.tomorrow')],
    [3, t('customers:postpone.threeDays')],
    [7, t('customers:postpone.week')],
  ] as const
  return (
    <Popup title={t('customers:postpone.title')} placement="bottomRight" flush trigger={trigger}>
      {(close) => {
        const pick = (day: string) => {
          close()
          onPick(day)
        }
        return (
          <>
            <div className={styles['presets']}>
              {presets.map(([days, label]) => {
                const day = addDays(format.today, days)
                return (
                  <button key={days} type="button" onClick={() => pick(day)}>
                    {label}
                    <span>{format.longDay(day)}</span>
                  </button>
                )
              })}
            </div>
            <MonthCalendar
              today={format.today}
              language={format.language}
              value={value}
              min={format.today}
              onChange={pick}
            />
          </>
        )
      }}
    </Popup>
  )
}
