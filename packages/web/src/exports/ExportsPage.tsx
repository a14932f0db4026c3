import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { ChevronLeft, Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cancelExport, downloadExport, removeExport } from '@zhike/core/exports/api'
import type { ExportRecord, ExportState } from '@zhike/core/exports/schema'
import { callRoute, routeUrl } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { startDownload } from '../app/start-download.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconLink } from '../ui/controls/IconLink.tsx'
import { formatFileSize } from '../ui/format/file-size.ts'
import { formatCount } from '../ui/format/number.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { Tag, type TagTone } from '../ui/identity/Tag.tsx'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { ProgressBar } from '../ui/state/ProgressBar.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { exportsQuery, isUnderWay } from './api.ts'
import styles from './exports.module.css'

const tones: Partial<Record<ExportState, TagTone>> = { ready: 'ok', failed: 'bad', running: 'warn' }

/** 我的导出: what I took out, what is being made, and the files that are still there. */
export function ExportsPage() {
  const { t } = useTranslation('exports')
  const mine = useInfiniteQuery(exportsQuery)
  const items = mine.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <PageHead
        title={t('exports:title')}
        sub={t('exports:sub')}
        divided
        back={
          <IconLink size="large" to="/account" label={t('exports:back')} icon={<ChevronLeft aria-hidden="true" />} />
        }
      />
      <PageBody>
        {mine.error && !items && <ErrorState text={problemMessage(mine.error)} onRetry={() => void mine.refetch()} />}
        {!mine.error && !items && <LoadingState />}
        {items?.length === 0 && <EmptyState text={t('exports:none')} note={t('exports:noneNote')} />}
        {items && items.length > 0 && (
          <ul className={styles['list']} aria-label={t('exports:title')}>
            {items.map((one) => (
              <ExportItem key={one.id} item={one} />
            ))}
          </ul>
        )}
        {mine.hasNextPage && (
          <div className={styles['foot']}>
            <Button loading={mine.isFetchingNextPage} onClick={() => void mine.fetchNextPage()}>
              {t('exports:more')}
            </Button>
          </div>
        )}
      </PageBody>
    </>
  )
}

function ExportItem({ item }: { item: ExportRecord }) {
  const { t } = useTranslation('exports')
  const format = useFormat()
  const client = useQueryClient()
  const { id, abilities, state } = item
  const change = async (work: () => Promise<unknown>, text?: string) => {
    try {
      await work()
      if (text) showToast({ text })
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    } finally {
      await client.invalidateQueries({ queryKey: ['exports'] })
    }
  }
  const rows = state === 'queued' || state === 'sent' ? item.total : item.done
  return (
    <li>
      <div>
        <span className="strong">{t(`exports:list.${item.list}`)}</span>{' '}
        <Tag tone={tones[state] ?? 'plain'}>{t(`exports:state.${state}`)}</Tag>
        <p className="meta">
          <Facts items={[t(`exports:format.${item.format}`), format.moment(item.createdAt)]} />
        </p>
      </div>
      <div>
        {isUnderWay(item) ? (
          <>
            <ProgressBar
              label={t(`exports:list.${item.list}`)}
              value={state === 'running' ? item.done : undefined}
              total={item.total}
            />
            <p className="meta">
              {t('exports:progress', { done: formatCount(item.done), total: formatCount(item.total) })}
            </p>
          </>
        ) : (
          <p className={item.error ? styles['bad'] : 'meta'}>
            {item.error?.message ?? (
              <Facts
                items={[
                  t('exports:rows', { count: rows, shown: formatCount(rows) }),
                  item.bytes !== null && formatFileSize(item.bytes),
                  abilities.download && item.expiresAt && t('exports:until', { time: format.moment(item.expiresAt) }),
                  item.downloads > 0 && t('exports:downloads', { count: item.downloads }),
                ]}
              />
            )}
          </p>
        )}
      </div>
      <div className={styles['acts']}>
        {abilities.cancel && (
          <Button size="small" onClick={() => void change(() => callRoute(cancelExport, { params: { id } }))}>
            {t('exports:cancel')}
          </Button>
        )}
        {abilities.remove && (
          <Button
            size="small"
            tone="text"
            onClick={() => void change(() => callRoute(removeExport, { params: { id } }), t('exports:removed'))}
          >
            {t('exports:remove')}
          </Button>
        )}
        {abilities.download && (
          <Button
            size="small"
            icon={<Download aria-hidden="true" />}
            onClick={() => {
              startDownload(routeUrl(downloadExport, { params: { id } }))
              // The count of downloads comes with the next look.
              window.setTimeout(() => void client.invalidateQueries({ queryKey: ['exports'] }), 1500)
            }}
          >
            {t('exports:download')}
          </Button>
        )}
      </div>
    </li>
  )
}
