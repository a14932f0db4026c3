import { useTranslation } from 'react-i18next'
import { Skeleton, SkeletonLines, useIsSlow } from '../../ui/state/Skeleton.tsx'
import styles from './record.module.css'

/** The true layout of a customer in grey, once the wait is noticed. */
export function RecordSkeleton() {
  const { t } = useTranslation('ui')
  const isSlow = useIsSlow(true)
  return (
    <div role="status" className={styles['skeleton']}>
      <span className="visually-hidden">{t('ui:loading')}</span>
      {isSlow && (
        <>
          <div className={styles['head']}>
            <Skeleton width={260} height={20} />
            <Skeleton width="46%" style={{ marginTop: 12 }} />
          </div>
          <div className={styles['columns']}>
            {[5, 7, 4].map((lines) => (
              <div key={lines} className={styles['bones']}>
                <SkeletonLines lines={lines} />
              </div>
            ))}
          </div>
        </>
      )}
    </div>
  )
}
