import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { HistoryPage } from '@zhike/core/history/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { historyQuery, type HistoryOf } from './api.ts'
import { HistoryItem } from './HistoryItem.tsx'
import styles from './history.module.css'

/** Changes, newest first, down to where the record came from. */
export function HistoryList({ of }: { of: HistoryOf }) {
  const { t } = useTranslation('history')
  const history = useInfiniteQuery(historyQuery(of))
  if (history.error) return <ErrorState text={problemMessage(history.error)} onRetry={() => void history.refetch()} />
  if (!history.data) return <LoadingState lines={4} />
  const { pages } = history.data
  const items = pages.flatMap((page) => page.items)
  const names = Object.assign({}, ...pages.map((page) => page.names)) as Record<string, string>
  const origin = pages.at(-1)?.origin
  const isFromHere = items.at(-1)?.action.endsWith('.create')
  return (
    <div className={styles['scroll']} tabIndex={-1}>
      {items.length === 0 && <EmptyState text={t(of.field ? 'history:noneOfField' : 'history:none')} />}
      <ul className={styles['list']} aria-label={t('history:title')}>
        {items.map((entry) => (
          <HistoryItem
            key={entry.id}
            customerId={of.customerId}
            entry={entry}
            names={names}
            // In a list of one record every line would say the same.
            showsRecord={of.recordId === undefined && of.field === undefined}
          />
        ))}
      </ul>
      {origin && !isFromHere && <Origin origin={origin} />}
      {history.hasNextPage && (
        <div className={styles['more']}>
          <Button tone="text" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            {t('history:earlier')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Origin({ origin }: { origin: NonNullable<HistoryPage['origin']> }) {
  const { t } = useTranslation('history')
  const format = useFormat()
  const at = format.instant(origin.at)
  const by = origin.byName
  return (
    <p className="meta">
      {origin.isImport
        ? t(by ? 'history:importedBy' : 'history:imported', { at, by })
        : t(by ? 'history:createdBy' : 'history:created', { at, by })}
    </p>
  )
}
