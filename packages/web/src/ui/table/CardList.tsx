import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { useKeptScroll } from '../hooks/use-kept-scroll.ts'
import { Skeleton, useIsSlow } from '../state/Skeleton.tsx'
import styles from './cards.module.css'

interface CardListProps<Row> {
  label: string
  /** undefined while the first page is on its way. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  /** A CardLink with a ListCard inside. */
  renderRow: (row: Row) => ReactNode
  hasMore?: boolean
  isLoadingMore?: boolean
  onMore?: () => void
  empty?: ReactNode
  placeKey?: string
}

/** The phone's list: cards that go on as one scrolls; the place is kept on return. */
export function CardList<Row>({
  label,
  rows,
  rowKey,
  renderRow,
  hasMore,
  isLoadingMore,
  onMore,
  empty,
  placeKey,
}: CardListProps<Row>) {
  const { t } = useTranslation('ui')
  const isSlow = useIsSlow(rows === undefined)
  const end = useRef<HTMLDivElement>(null)
  useKeptScroll(placeKey, rows !== undefined)
  useEffect(() => {
    if (!hasMore || isLoadingMore || !end.current || !('IntersectionObserver' in window)) return
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && onMore?.(),
      {
        rootMargin: '600px',
      },
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [hasMore, isLoadingMore, onMore, rows?.length])

  if (rows?.length === 0) return <>{empty}</>
  return (
    <>
      <ul aria-label={label} aria-busy={rows === undefined || undefined}>
        {rows === undefined && isSlow && [0, 1, 2, 3, 4].map((row) => <SkeletonCard key={row} />)}
        {rows?.map((row) => (
          <li key={rowKey(row)}>{renderRow(row)}</li>
        ))}
      </ul>
      {hasMore && (
        <div ref={end} className={styles['more']}>
          <Button tone="text" loading={isLoadingMore ?? false} onClick={onMore}>
            {t('ui:more')}
          </Button>
        </div>
      )}
    </>
  )
}

function SkeletonCard() {
  return (
    <li className={styles['card']}>
      <Skeleton width={20} height={20} />
      <div className="stack">
        <Skeleton width="56%" height={14} />
        <Skeleton width="72%" />
        <Skeleton width="40%" />
      </div>
      <Skeleton width={48} />
    </li>
  )
}
