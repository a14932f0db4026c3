import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { undoImport } from '@zhike/core/imports/api'
import type { importSummary } from '@zhike/core/imports/schema'
import type { z } from 'zod'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconLink } from '../ui/controls/IconLink.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { formatCount } from '../ui/format/number.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { Tag, type TagTone } from '../ui/identity/Tag.tsx'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { ExportButton } from '../exports/ExportButton.tsx'
import { importHistoryQuery, importQuery } from './api.ts'
import { UndoButton } from './UndoButton.tsx'
import styles from './imports.module.css'

type Summary = z.infer<typeof importSummary>

const tones: Partial<Record<Summary['state'], TagTone>> = { done: 'ok', failed: 'bad', undone: 'warn' }

/** 导入记录: who brought what and when, what became of it, and the way back. */
export function ImportHistoryPage() {
  const { t } = useTranslation('imports')
  const history = useInfiniteQuery(importHistoryQuery)
  const items = history.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <PageHead
        title={t('imports:history.title')}
        back={<IconLink to="/import" label={t('imports:title')} icon={<ChevronLeft aria-hidden="true" />} />}
        actions={
          <>
            <ExportButton list="imports" />
            <LinkButton to="/import" tone="text">
              {t('imports:another')}
            </LinkButton>
          </>
        }
      />
      <PageBody>
        {history.error ? (
          <ErrorState text={problemMessage(history.error)} onRetry={() => void history.refetch()} />
        ) : !items ? (
          <LoadingState />
        ) : items.length === 0 ? (
          <p className={styles['empty']}>{t('imports:noRecent')}</p>
        ) : (
          <div className={styles['one']}>
            <ul className={styles['history']} aria-label={t('imports:history.title')}>
              {items.map((one) => (
                <HistoryItem key={one.id} item={one} />
              ))}
            </ul>
            {history.hasNextPage && (
              <div className={styles['foot']}>
                <Button loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
                  {t('imports:history.more')}
                </Button>
              </div>
            )}
          </div>
        )}
      </PageBody>
    </>
  )
}

function HistoryItem({ item }: { item: Summary }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { counts, undo } = item
  const takeBack = async () => {
    try {
      const record = await callRoute(undoImport, { params: { id: item.id } })
      client.setQueryData(importQuery(item.id).queryKey, record)
      void client.invalidateQueries({ queryKey: importHistoryQuery.queryKey })
      await navigate({ to: '/import/$importId', params: { importId: item.id } })
    } catch (problem) {
      showToast({ text: problemMessage(problem), tone: 'bad' })
    }
  }
  const removed = undo ? undo.counts.customers + undo.counts.contacts + undo.counts.orders + undo.counts.followUps : 0
  return (
    <li>
      <div>
        <Link to="/import/$importId" params={{ importId: item.id }} className="ellipsis strong plain-link">
          {item.fileName}
        </Link>{' '}
        <Tag tone={tones[item.state] ?? 'plain'}>{t(`imports:state.${item.state}`)}</Tag>
        <p className="meta">
          <Facts items={[t(`imports:kind.${item.kind}`), item.createdBy.name, format.moment(item.createdAt)]} />
        </p>
      </div>
      <p className="meta">
        {undo
          ? t('imports:history.undone', {
              removed: formatCount(removed),
              restored: formatCount(undo.counts.restored),
              kept: formatCount(undo.counts.kept),
            })
          : item.state === 'done' &&
            t('imports:counts', {
              created: formatCount(counts.created),
              updated: formatCount(counts.updated),
              refused: formatCount(counts.refused),
            })}
      </p>
      <span>{item.abilities.undo && <UndoButton record={item} size="small" onUndo={takeBack} />}</span>
    </li>
  )
}
