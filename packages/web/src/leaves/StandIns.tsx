import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/session/use-format.ts'
import { useSession } from '../app/session/use-session.ts'
import { Notice } from '../ui/state/Notice.tsx'
import { standInsQuery } from './api.ts'
import styles from './leaves.module.css'

/** On Today: for whom one stands in, until when, and the way to their customers. */
export function StandIns() {
  const { t } = useTranslation('leaves')
  const format = useFormat()
  const { person } = useSession()
  const { data } = useQuery(standInsQuery(person.id))
  if (!data || data.items.length === 0) return null
  return (
    <div className={styles['standIns']}>
      {data.items.map((leave) => (
        <Notice
          key={leave.id}
          action={
            <Link to="/customers" search={{ scope: 'all', holder: leave.person.id }}>
              {t('leaves:theirCustomers')}
            </Link>
          }
        >
          {t('leaves:standIn', {
            name: leave.person.name,
            day: format.date(leave.untilOn),
            count: leave.held,
          })}
        </Notice>
      ))}
    </div>
  )
}
