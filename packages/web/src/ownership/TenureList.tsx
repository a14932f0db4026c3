import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dayInZone } from '@zhike/core/kernel/time'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useSession } from '../app/session/use-session.ts'
import { HolderChip } from '../ui/identity/HolderChip.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { tenuresQuery } from './api.ts'
import styles from './why.module.css'

/** Every holder, the present one on top: who, how long, why and by whom. */
export function TenureList({ customerId }: { customerId: string }) {
  const { t } = useTranslation('ownership')
  const format = useFormat()
  const { person } = useSession()
  const { data, error, refetch } = useQuery(tenuresQuery(customerId))
  if (error) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  if (!data) return <LoadingState />
  const dayOf = (instant: string) => dayInZone(new Date(instant), format.timeZone)
  return (
    <ol className={styles['tenures']} aria-label={t('ownership:history')}>
      {data.items.map((tenure) => {
        const from = dayOf(tenure.startAt)
        const to = tenure.endAt ? dayOf(tenure.endAt) : format.today
        return (
          <li key={tenure.id} className={styles['tenure']} data-current={tenure.endAt === null || undefined}>
            <span className={styles['knot']} aria-hidden="true" />
            <div>
              <HolderChip
                kind={tenure.holder.kind}
                name={tenure.holder.name}
                isMe={tenure.holder.id === person.id}
                strong
              />{' '}
              <span className="text-3">{format.span(from, to)}</span>
              <p className="text-2">{tenure.sentence}</p>
            </div>
            <time dateTime={tenure.startAt} title={format.instant(tenure.startAt)}>
              {tenure.endAt ? `${from} – ${to}` : t('ownership:since', { day: from })}
            </time>
          </li>
        )
      })}
    </ol>
  )
}
