import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Cake, CalendarHeart } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Facts } from '../ui/identity/Facts.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { upcomingDaysQuery } from './api.ts'
import { useDayWords } from './use-day-words.ts'
import styles from './special-days.module.css'

/** Whom to congratulate in the next days; absent where there is nobody. */
export function UpcomingDays({ who }: { who: 'me' | 'team' }) {
  const { t } = useTranslation('special-days')
  const words = useDayWords()
  const { data } = useQuery(upcomingDaysQuery(who))
  if (!data || data.items.length === 0) return null
  return (
    <Section
      title={t('special-days:upcoming')}
      end={<span className="meta">{t('special-days:ahead', { count: data.days })}</span>}
    >
      <ul>
        {data.items.map((day) => {
          const Icon = day.kind === 'birthday' ? Cake : CalendarHeart
          const next = words.next(day)
          return (
            <li key={day.id} className={styles['item']}>
              <Icon className={styles['icon']} aria-hidden="true" />
              <div className="grow">
                <div className={styles['name']}>
                  <Link to="/customers/$customerId" params={{ customerId: day.customerId }} className="ellipsis">
                    {day.contactName ?? day.customerName}
                  </Link>
                  <span className={`${styles['when']} ${next?.isToday ? 'ok' : 'text-2'}`}>{next?.when}</span>
                </div>
                <div className={`${styles['facts']} meta`} title={words.text(day.day)}>
                  <Facts
                    items={[
                      day.contactName && (
                        <span key="customer" className="ellipsis">
                          {day.customerName}
                        </span>
                      ),
                      [words.name(day), words.years(day)].filter(Boolean).join(' '),
                    ]}
                  />
                </div>
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
