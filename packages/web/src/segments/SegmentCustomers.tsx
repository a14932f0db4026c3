import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ListMinus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedCustomer } from '@zhike/core/customers/schema'
import type { Segment } from '@zhike/core/segments/schema'
import { problemMessage } from '../app/api-problem.ts'
import { customerListQuery } from '../customers/api.ts'
import { CustomerCard } from '../customers/list/CustomerCard.tsx'
import { shownOnCard } from '../customers/list/shown-on-card.ts'
import { useListColumns } from '../customers/list/use-list-columns.ts'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { Section } from '../ui/layout/Section.tsx'
import { BulkBar } from '../ui/overlay/BulkBar.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { CardList } from '../ui/table/CardList.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { selectionOf } from './selection-of.ts'
import { useChangeList } from './use-change-list.ts'
import styles from './segments.module.css'

/** The largest customers of the segment; of a list they can be taken out again. */
export function SegmentCustomers({ segment }: { segment: Segment }) {
  const { t } = useTranslation('segments')
  const isPhone = useIsPhone()
  const { columns, shown } = useListColumns(null)
  const { data, error, refetch } = useQuery(
    customerListQuery(selectionOf(segment.id), { shown: isPhone ? shownOnCard : shown }),
  )
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { change, isPending } = useChangeList()
  const canTakeOut = segment.kind === 'static' && segment.abilities.update
  const takeOut = async () => {
    try {
      await change({ list: segment, remove: [...chosen] })
      setChosen(new Set())
    } catch (problem) {
      showToast({ text: problemMessage(problem), tone: 'bad' })
    }
  }
  const more = data?.nextCursor && (
    <Link to="/customers" search={{ segment: segment.id, scope: 'all' }}>
      {t('segments:allInList')}
    </Link>
  )
  const empty = <EmptyState text={t(segment.kind === 'static' ? 'segments:emptyList' : 'segments:emptyDynamic')} />
  if (error && !data) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  return (
    <Section title={t('segments:members')} end={more}>
      <div className={styles['wide']}>
        {isPhone ? (
          <CardList
            label={t('segments:customers')}
            rows={data?.items}
            rowKey={(row: ListedCustomer) => row.id}
            renderRow={(row: ListedCustomer) => <CustomerCard row={row} withHolder />}
            hasMore={false}
            isLoadingMore={false}
            onMore={() => undefined}
            placeKey={`segment ${segment.id}`}
            empty={empty}
          />
        ) : (
          <DataTable
            flow
            label={t('segments:customers')}
            columns={columns.map(({ sortKey: _, ...column }) => column)}
            rows={data?.items}
            rowKey={(row) => row.id}
            rowName={(row) => row.shortName ?? row.name}
            {...(canTakeOut ? { selection: { keys: chosen, onChange: setChosen } } : {})}
            empty={empty}
          />
        )}
      </div>
      {more && (
        <p className={styles['rest']}>
          {t('segments:largest', { count: data.items.length })} {more}
        </p>
      )}
      {chosen.size > 0 && (
        <BulkBar
          label={t('segments:chosen', { count: chosen.size })}
          onClear={() => setChosen(new Set())}
          actions={[
            {
              key: 'takeOut',
              label: t('segments:takeOut'),
              icon: <ListMinus />,
              onSelect: () => void takeOut(),
              disabled: isPending,
            },
          ]}
        />
      )}
    </Section>
  )
}
