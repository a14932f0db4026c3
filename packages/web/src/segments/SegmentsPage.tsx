import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Plus, Tags } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment } from '@zhike/core/segments/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useSession } from '../app/session/use-session.ts'
import { SizeLine } from '../ui/charts/SizeLine.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { TabBar } from '../ui/controls/TabBar.tsx'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { formatCount } from '../ui/format/number.ts'
import { Tag } from '../ui/identity/Tag.tsx'
import { ExportButton } from '../exports/ExportButton.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import type { Column } from '../ui/table/column.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { segmentCountsQuery, segmentsQuery } from './api.ts'
import { SegmentDialog } from './SegmentDialog.tsx'
import styles from './segments.module.css'

const tabs = ['all', 'shared', 'mine'] as const
type Tab = (typeof tabs)[number]

/** 客群: all that one sees, their size now and over time. */
export function SegmentsPage() {
  const { t } = useTranslation('segments')
  const navigate = useNavigate()
  const { person: me } = useSession()
  const { data, error, refetch } = useQuery(segmentsQuery)
  const [tab, setTab] = useState<Tab>('all')
  const [isAdding, setAdding] = useState(false)
  const columns = useSegmentColumns(data)
  const belongs: Record<Tab, (segment: Segment) => boolean> = {
    all: () => true,
    shared: (segment) => segment.isShared,
    mine: (segment) => segment.owner?.id === me.id,
  }
  const open = (segmentId: string) => void navigate({ to: '/segments/$segmentId', params: { segmentId } })
  const add = () => setAdding(true)
  return (
    <>
      <PageHead
        title={t('segments:title')}
        sub={t('segments:sub')}
        actions={
          <>
            <ExportButton list="segments" />
            <LinkButton tone="text" icon={<Tags aria-hidden="true" />} to="/tags">
              {t('segments:tags')}
            </LinkButton>
            <Button tone="primary" icon={<Plus aria-hidden="true" />} onClick={add}>
              {t('segments:add')}
            </Button>
          </>
        }
        phoneActions={
          <IconButton size="large" label={t('segments:add')} icon={<Plus aria-hidden="true" />} onClick={add} />
        }
      />
      <TabBar
        label={t('segments:tabs')}
        value={tab}
        tabs={tabs.map((key) => ({
          key,
          label: t(`segments:tab.${key}`),
          ...(data ? { count: data.filter(belongs[key]).length } : {}),
        }))}
        onChange={setTab}
      />
      {error && !data ? (
        <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={t('segments:title')}
          columns={columns}
          rows={data?.filter(belongs[tab])}
          rowKey={(segment) => segment.id}
          onOpenPage={(segment) => open(segment.id)}
          placeKey={`segments ${tab}`}
          empty={
            <EmptyState
              text={t('segments:none')}
              note={t('segments:what')}
              action={<Button onClick={add}>{t('segments:add')}</Button>}
            />
          }
        />
      )}
      {isAdding && (
        <SegmentDialog segment={null} onClose={() => setAdding(false)} onSaved={(segment) => open(segment.id)} />
      )}
    </>
  )
}

function useSegmentColumns(segments: readonly Segment[] | undefined): Column<Segment>[] {
  const { t } = useTranslation('segments')
  const format = useFormat()
  const counts = useQuery(segmentCountsQuery).data
  const isPhone = useIsPhone()
  const hasSizes = segments?.some((segment) => segment.sizes.length > 1) ?? false
  return useMemo(() => {
    const name: Column<Segment> = {
      key: 'name',
      title: t('segments:column.name'),
      maxWidth: 420,
      render: (segment) => (
        <div className={styles['name']}>
          <Link
            to="/segments/$segmentId"
            params={{ segmentId: segment.id }}
            title={segment.description ?? segment.name}
            className="ellipsis"
          >
            {segment.name}
          </Link>
          {!segment.isShared && <Tag>{t('segments:onlyMe')}</Tag>}
        </div>
      ),
    }
    const size: Column<Segment> = {
      key: 'size',
      title: t('segments:column.size'),
      align: 'end',
      render: (segment) =>
        segment.isAskable ? (
          <Link to="/customers" search={{ segment: segment.id, scope: 'all' }}>
            {counts ? (counts.has(segment.id) ? formatCount(counts.get(segment.id)) : '…') : '…'}
          </Link>
        ) : (
          <span className="text-3" title={t('segments:notAskable')}>
            —
          </span>
        ),
    }
    const line: Column<Segment> = {
      key: 'line',
      title: t('segments:column.line'),
      width: 128,
      render: (segment) =>
        segment.sizes.length > 1 ? (
          <SizeLine
            label={lineWords(segment)}
            points={segment.sizes.map(({ day, customers }) => ({ key: day, value: customers }))}
          />
        ) : (
          <span className="text-3">—</span>
        ),
    }
    const lineWords = ({ name: of, sizes }: Segment) =>
      t('segments:lineWords', {
        name: of,
        from: formatCount(sizes[0]?.customers),
        to: formatCount(sizes[sizes.length - 1]?.customers),
        day: format.date(sizes[0]?.day),
      })
    const kind: Column<Segment> = {
      key: 'kind',
      title: t('segments:column.kind'),
      render: (segment) => <span className="text-2">{t(`segments:kinds.${segment.kind}`)}</span>,
    }
    const owner: Column<Segment> = {
      key: 'owner',
      title: t('segments:column.owner'),
      render: (segment) => <span className="text-2">{segment.owner?.name ?? '—'}</span>,
    }
    const changed: Column<Segment> = {
      key: 'updatedAt',
      title: t('segments:column.changed'),
      align: 'end',
      render: (segment) => (
        <span className="text-2" title={format.instant(segment.updatedAt)}>
          {format.instantAgo(segment.updatedAt)}
        </span>
      ),
    }
    return [name, size, ...(hasSizes ? [line] : []), ...(isPhone ? [] : [kind, owner, changed])]
  }, [t, format, counts, hasSizes, isPhone])
}
