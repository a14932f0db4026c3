import { useInfiniteQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../../app/api-problem.ts'
import { useFormat } from '../../app/session/use-format.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { LoadingState } from '../../ui/state/Skeleton.tsx'
import { Timeline, TimelineDay } from '../../ui/timeline/Timeline.tsx'
import { timelineQuery, type TimelineKind } from '../api.ts'
import { groupedByDay } from './timeline-groups.ts'
import { TimelineEntryItem } from './TimelineEntryItem.tsx'
import styles from './record.module.css'

interface TimelinePanelProps {
  customerId: string
  kind?: TimelineKind | undefined
  /** Only so many of the newest, without heads: in a drawer. */
  limit?: number
  emptyAction?: ReactNode
}

/** 动态: what happened, newest first, day by day. */
export function TimelinePanel({ customerId, kind, limit, emptyAction }: TimelinePanelProps) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const timeline = useInfiniteQuery(timelineQuery(customerId, kind))
  if (timeline.error && !timeline.data) {
    return <ErrorState text={problemMessage(timeline.error)} onRetry={() => void timeline.refetch()} />
  }
  if (!timeline.data) return <LoadingState />
  const entries = timeline.data.pages.flatMap((page) => page.items)
  if (entries.length === 0) {
    return (
      <EmptyState
        text={t(kind ? `customers:noEntries.${kind}` : 'customers:noEntries.all')}
        action={!kind || kind === 'follow-up' ? emptyAction : undefined}
      />
    )
  }
  if (limit !== undefined) {
    return (
      <Timeline label={t('customers:tab.timeline')}>
        {entries.slice(0, limit).map((entry) => (
          <TimelineEntryItem key={`${entry.kind} ${entry.id}`} customerId={customerId} entry={entry} />
        ))}
      </Timeline>
    )
  }
  return (
    <>
      <Timeline label={t('customers:tab.timeline')}>
        {groupedByDay(entries, format.timeZone).map(({ day, entries: items }) => (
          <Fragment key={day}>
            <TimelineDay>{format.ahead(day)}</TimelineDay>
            {items.map((entry) => (
              <TimelineEntryItem key={`${entry.kind} ${entry.id}`} customerId={customerId} entry={entry} isUnderDay />
            ))}
          </Fragment>
        ))}
      </Timeline>
      {timeline.hasNextPage && (
        <div className={styles['more']}>
          <Button tone="text" loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
            {t('customers:earlier')}
          </Button>
        </div>
      )}
    </>
  )
}
