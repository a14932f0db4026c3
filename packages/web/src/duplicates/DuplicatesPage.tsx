import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DuplicateCluster } from '@zhike/core/duplicates/schema'
import { problemMessage } from '../app/api-problem.ts'
import { HolderMark } from '../customers/HolderMark.tsx'
import { IconLink } from '../ui/controls/IconLink.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { ExportButton } from '../exports/ExportButton.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { KeysetFoot } from '../ui/table/KeysetFoot.tsx'
import { useCursorTrail } from '../ui/table/use-cursor-trail.ts'
import { clustersQuery, scanQuery } from './api.ts'
import { Evidence } from './Evidence.tsx'
import { ScanBar } from './ScanBar.tsx'
import styles from './duplicates.module.css'

const route = getRouteApi('/shell/customers/duplicates')

/** 重复客户: groups of customers that may be one, most certain first. */
export function DuplicatesPage() {
  const { t } = useTranslation(['duplicates', 'customers'])
  const { after } = route.useSearch()
  const go = route.useNavigate()
  const state = useQuery(scanQuery)
  const scan = state.data?.scan ?? null
  const clusters = useQuery(clustersQuery(after, scan?.state === 'done' ? scan.no : 0))
  const trail = useCursorTrail('duplicates', after)
  const { data } = clusters
  const error = state.error ?? clusters.error
  const toPage = (next: string | undefined) => void go({ search: next ? { after: next } : {} })
  const cursor = data?.nextCursor
  return (
    <>
      <PageHead
        title={t('duplicates:title')}
        sub={t('duplicates:sub')}
        divided
        back={<IconLink size="large" to="/customers" label={t('customers:backToList')} icon={<ChevronLeft />} />}
        actions={
          <>
            <ExportButton list="duplicates" />
            <LinkButton to="/customers" tone="text" icon={<ChevronLeft />}>
              {t('customers:backToList')}
            </LinkButton>
          </>
        }
      />
      <PageBody>
        {state.data && <ScanBar scan={scan} mayScan={state.data.mayScan} />}
        {error && !data && <ErrorState text={problemMessage(error)} onRetry={() => void clusters.refetch()} />}
        {!data && !error && <LoadingState />}
        {data?.items.length === 0 && (
          <EmptyState
            text={t(scan ? 'duplicates:none' : 'duplicates:noneYet')}
            note={scan ? t('duplicates:noneNote') : !state.data?.mayScan && t('duplicates:whoScans')}
          />
        )}
        <ul className={styles['clusters']}>
          {data?.items.map((cluster) => (
            <ClusterRow key={cluster.id} cluster={cluster} />
          ))}
        </ul>
      </PageBody>
      {data && (data.items.length > 0 || after) && (
        <KeysetFoot
          summary={t('duplicates:page', { count: data.items.length })}
          onPrevious={trail.previous ? () => toPage(trail.previous?.()) : undefined}
          onNext={cursor ? () => toPage(trail.next(cursor)) : undefined}
        />
      )}
    </>
  )
}

function ClusterRow({ cluster }: { cluster: DuplicateCluster }) {
  const { t } = useTranslation('duplicates')
  const { customers, visible, hidden } = cluster
  const [first] = customers
  const more = visible - customers.length
  return (
    <li className={styles['cluster']}>
      <span className={styles['score']} title={t('duplicates:scoreNote')}>
        {cluster.score}
      </span>
      <div className={styles['members']}>
        <Link to="/customers/duplicates/$clusterId" params={{ clusterId: cluster.id }} className="strong">
          {t('duplicates:cluster', { name: first?.name ?? '', count: visible + hidden })}
        </Link>
        <ul>
          {customers.map((one) => (
            <li key={one.id}>
              <span>{one.name}</span>
              <HolderMark holder={one.holder} />
            </li>
          ))}
          {more > 0 && <li className="meta">{t('duplicates:more', { count: more })}</li>}
          {hidden > 0 && <li className="meta">{t('duplicates:hidden', { count: hidden })}</li>}
        </ul>
      </div>
      <Evidence evidence={cluster.evidence} />
    </li>
  )
}
