import { CalendarDays } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '@zhike/core/kernel/problem'
import { addDays } from '@zhike/core/kernel/time'
import { Chip } from '../controls/Chip.tsx'
import { IconButton } from '../controls/IconButton.tsx'
import { formatAhead } from '../format/day.ts'
import { Popup } from '../overlay/Popup.tsx'
import { MonthCalendar } from './MonthCalendar.tsx'
import styles from './composer.module.css'

interface NextDatePickerProps {
  today: string
  language: Locale
  value: string | null
  onChange: (day: string | null) => void
  label?: string
}

/** 明天 · 3 天 · 1 周 · a date. The chosen chip shows its date; a second press takes it back. */
export function NextDatePicker({ today, language, value, onChange, label }: NextDatePickerProps) {
  const { t } = useTranslation('ui')
  const presets = [
    { day: addDays(today, 1), label: t('ui:dates.tomorrow') },
    { day: addDays(today, 3), label: t('ui:dates.threeDays') },
    { day: addDays(today, 7), label: t('ui:dates.week') },
  ]
  const isOther = value !== null && presets.every((preset) => preset.day !== value)
  const name = label ?? t('ui:dates.label')
  return (
    <div role="group" aria-label={name} className={styles['dates']}>
      <span className={styles['datesLabel']} aria-hidden="true">
        {name}
      </span>
      {presets.map((preset) => (
        <Chip
          key={preset.day}
          chosen={preset.day === value}
          onClick={() => onChange(preset.day === value ? null : preset.day)}
        >
          {preset.label}{' '}
          {preset.day === value && preset.label !== formatAhead(preset.day, today, language) && (
            <span className={styles['date']}>{formatAhead(preset.day, today, language)}</span>
          )}
        </Chip>
      ))}
      {isOther && (
        <Chip chosen onClick={() => onChange(null)}>
          {formatAhead(value, today, language)}
        </Chip>
      )}
      <Popup
        title={t('ui:dates.other')}
        flush
        trigger={<IconButton size="small" label={t('ui:dates.other')} icon={<CalendarDays />} />}
      >
        {(close) => (
          <MonthCalendar
            today={today}
            language={language}
            value={value}
            min={today}
            onChange={(day) => {
              onChange(day)
              close()
            }}
          />
        )}
      </Popup>
    </div>
  )
}
