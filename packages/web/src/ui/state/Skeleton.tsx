import { useEffect, useState, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './state.module.css'

/** A grey bar where text will stand. */
export function Skeleton({
  width = '100%',
  height = 12,
  style,
}: {
  width?: number | string
  height?: number
  style?: CSSProperties
}) {
  return <span className={styles['bone']} style={{ width, height, ...style }} aria-hidden="true" />
}

/** Lines of a paragraph or of a panel that is on its way. */
export function SkeletonLines({ lines = 3 }: { lines?: number }) {
  return (
    <div className={styles['bones']}>
      {Array.from({ length: lines }, (_, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- bars have no identity
        <Skeleton key={index} width={`${[92, 76, 84, 61, 70][index % 5]}%`} />
      ))}
    </div>
  )
}

/** The true layout in grey, shown only when the wait is long enough to be noticed. */
export function useIsSlow(isLoading: boolean, afterMs = 150): boolean {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isLoading) {
      setSlow(false)
      return
    }
    const timer = setTimeout(() => setSlow(true), afterMs)
    return () => clearTimeout(timer)
  }, [isLoading, afterMs])
  return isSlow
}

/** A page or panel that waits: says so to screen readers, shows bars to the others. */
export function LoadingState({ lines = 5 }: { lines?: number }) {
  const { t } = useTranslation('ui')
  const isSlow = useIsSlow(true)
  return (
    <div role="status" className={styles['loading']}>
      <span className="visually-hidden">{t('ui:loading')}</span>
      {isSlow && <SkeletonLines lines={lines} />}
    </div>
  )
}
