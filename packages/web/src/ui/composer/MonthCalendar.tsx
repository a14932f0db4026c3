import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '@zhike/core/kernel/problem'
import { addDays, addMonths, startOfWeek } from '@zhike/core/kernel/time'
import { IconButton } from '../controls/IconButton.tsx'
import { formatLongDay, weekdayOf } from '../format/day.ts'
import { dayWords } from '../format/day-words.ts'
import styles from './calendar.module.css'

interface MonthCalendarProps {
  today: string
  language: Locale
  value: string | null
  min?: string
  onChange: (day: string) => void
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** One month to choose a day from; weeks begin on Monday. Arrows move by day and week, Page Up and Down by month. */
export function MonthCalendar({ today, language, value, min, onChange }: MonthCalendarProps) {
  const { t } = useTranslation('ui')
  const words = dayWords[language]
  const [focused, setFocused] = useState(value ?? today)
  const grid = useRef<HTMLTableElement>(null)
  const hasMoved = useRef(false)
  const month = focused.slice(0, 7)
  const first = startOfWeek(`${month}-01`)
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(first, week * 7 + day)),
  )
  useEffect(() => {
    if (hasMoved.current) grid.current?.querySelector<HTMLElement>(`[data-day="${focused}"]`)?.focus()
  }, [focused])

  const moveTo = (day: string) => {
    hasMoved.current = true
    setFocused(day)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const months = event.key === 'PageUp' ? -1 : event.key === 'PageDown' ? 1 : 0
    if (step === undefined && months === 0) return
    event.preventDefault()
    moveTo(step === undefined ? addMonths(focused, months) : addDays(focused, step))
  }
  return (
    <div className={styles['calendar']}>
      <div className={styles['head']}>
        <b aria-live="polite">{words.monthTitle(Number(month.slice(0, 4)), Number(month.slice(5)))}</b>
        <IconButton
          size="small"
          label={t('ui:calendar.previousMonth')}
          icon={<ChevronLeft />}
          onClick={() => setFocused(addMonths(focused, -1))}
        />
        <IconButton
          size="small"
          label={t('ui:calendar.nextMonth')}
          icon={<ChevronRight />}
          onClick={() => setFocused(addMonths(focused, 1))}
        />
      </div>
      <table ref={grid} role="grid" aria-label={t('ui:calendar.pick')} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {words.weekdays.map((weekday, index) => (
              <th key={weekday} scope="col" abbr={weekday}>
                {words.narrowWeekdays[index]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} aria-selected={day === value}>
                  <button
                    type="button"
                    data-day={day}
                    data-outside={day.slice(0, 7) !== month || undefined}
                    data-today={day === today || undefined}
                    data-weekend={weekdayOf(day) > 4 || undefined}
                    aria-label={formatLongDay(day, language)}
                    aria-pressed={day === value}
                    tabIndex={day === focused ? 0 : -1}
                    disabled={min !== undefined && day < min}
                    onClick={() => onChange(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
