import { useTranslation } from 'react-i18next'
import { Skeleton, useIsSlow } from '../ui/state/Skeleton.tsx'
import styles from './today.module.css'

export function QueueSkeleton() {
  const { t } = useTranslation('ui')
  const isSlow = useIsSlow(true)
  return (
    <div role="status" className={styles['queue']}>
      <span className="visually-hidden">{t('ui:loading')}</span>
      {isSlow &&
        [148, 116, 132, 108, 140].map((width) => (
          <div key={width} className={styles['row']}>
            <Skeleton width={20} height={20} />
            <div className="stack">
              <Skeleton width={width} height={14} />
              <Skeleton width={width + 40} />
            </div>
            <div className={styles['last']}>
              <Skeleton width="80%" />
            </div>
            <div className={styles['contact']}>
              <Skeleton width={84} />
            </div>
          </div>
        ))}
    </div>
  )
}
