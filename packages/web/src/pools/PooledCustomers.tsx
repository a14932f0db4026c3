import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { HandHelping, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pool, PooledCustomer } from '@zhike/core/pools/schema'
import { problemMessage } from '../app/api-problem.ts'
import { AssignDialog } from '../ownership/AssignDialog.tsx'
import { Chip } from '../ui/controls/Chip.tsx'
import { formatCappedCount } from '../ui/format/number.ts'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { Toolbar } from '../ui/layout/Toolbar.tsx'
import { BulkBar } from '../ui/overlay/BulkBar.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { CardList } from '../ui/table/CardList.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { KeysetFoot } from '../ui/table/KeysetFoot.tsx'
import { useCursorTrail } from '../ui/table/use-cursor-trail.ts'
import { showToast } from '../ui/toast/toast.ts'
import { endlessPooledQuery, pooledCountQuery, pooledCustomersQuery, useClaim } from './api.ts'
import { PooledCard } from './PooledCard.tsx'
import type { PoolsSearch } from './pools-search.ts'
import { usePooledColumns } from './use-pooled-columns.tsx'
import styles from './pools.module.css'

interface PooledCustomersProps {
  pool: Pool
  search: PoolsSearch
}

/** The customers of one pool; a claim is one press, several go together. */
export function PooledCustomers({ pool, search }: PooledCustomersProps) {
  const { t } = useTranslation('pools')
  const isPhone = useIsPhone()
  const navigate = useNavigate()
  const page = useQuery({ ...pooledCustomersQuery(pool.id, search), enabled: !isPhone })
  const endless = useInfiniteQuery({ ...endlessPooledQuery(pool.id, search.sort), enabled: isPhone })
  const count = useQuery(pooledCountQuery(pool.id))
  const claim = useClaim(pool.id)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<{ name: string; message: string }[]>()
  const [isAssigning, setAssigning] = useState(false)
  const sort = search.sort ?? '-enteredAt'
  const trail = useCursorTrail(`pools:${pool.id}:${sort}`, search.after)
  const rows = isPhone ? endless.data?.pages.flatMap((one) => one.items) : page.data?.items
  const { error, refetch } = isPhone ? endless : page
  const nameOf = (id: string) => rows?.find((row) => row.id === id)?.name ?? ''
  const go = (next: PoolsSearch) => void navigate({ to: '/pools', search: { pool: pool.id, ...next } })

  const take = async (customerIds: string[]) => {
    try {
      const result = await claim.mutateAsync({ customerIds, partial: customerIds.length > 1 })
      setChosen(new Set())
      const first = result.claimed[0]
      if (result.refused.length > 0) {
        setRefused(result.refused.map((one) => ({ name: nameOf(one.customerId), message: one.message })))
        showToast({ text: t('pools:claimedSome', { count: result.claimed.length, refused: result.refused.length }) })
      } else if (result.claimed.length === 1 && first)
        showToast({ text: t('pools:claimed', { name: nameOf(first.customerId) }) })
      else showToast({ text: t('pools:claimedMany', { count: result.claimed.length }) })
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    }
  }

  const onClaim = pool.abilities.claim ? (row: PooledCustomer) => void take([row.id]) : undefined
  const columns = usePooledColumns(onClaim, claim.isPending)
  const empty = <EmptyState text={t('pools:empty')} />
  const nextCursor = page.data?.nextCursor
  const previous = trail.previous

  if (error && !rows) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  return (
    <>
      <Toolbar label={t('pools:order')}>
        <Chip chosen={sort === '-enteredAt'} onClick={() => go({ sort: '-enteredAt' })}>
          {t('pools:newestFirst')}
        </Chip>
        <Chip chosen={sort === 'enteredAt'} onClick={() => go({ sort: 'enteredAt' })}>
          {t('pools:oldestFirst')}
        </Chip>
      </Toolbar>
      {isPhone ? (
        <CardList
          label={t('pools:list', { pool: pool.name })}
          rows={rows}
          rowKey={(row) => row.id}
          renderRow={(row) => <PooledCard row={row} onClaim={onClaim} isBusy={claim.isPending} />}
          hasMore={endless.hasNextPage}
          isLoadingMore={endless.isFetchingNextPage}
          onMore={() => void endless.fetchNextPage()}
          placeKey={`pools:${pool.id}:${sort}`}
          empty={empty}
        />
      ) : (
        <DataTable
          label={t('pools:list', { pool: pool.name })}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowName={(row) => row.name}
          isStale={page.isPlaceholderData}
          placeKey={`pools:${pool.id}:${sort}:${search.after ?? ''}`}
          {...(pool.abilities.claim || pool.abilities.assign
            ? { selection: { keys: chosen, onChange: setChosen } }
            : {})}
          empty={empty}
          foot={
            <KeysetFoot
              summary={t('pools:pageSummary', {
                count: rows?.length ?? 0,
                total: count.data ? formatCappedCount(count.data) : '…',
              })}
              onPrevious={previous && (() => go({ sort, after: previous() }))}
              onNext={nextCursor ? () => go({ sort, after: trail.next(nextCursor) }) : undefined}
            />
          }
        />
      )}
      {chosen.size > 0 && (
        <BulkBar
          label={t('pools:chosen', { count: chosen.size })}
          onClear={() => setChosen(new Set())}
          actions={[
            ...(pool.abilities.claim
              ? [
                  {
                    key: 'claim',
                    label: t('pools:claim'),
                    icon: <HandHelping aria-hidden="true" />,
                    onSelect: () => void take([...chosen].slice(0, 50)),
                    disabled: claim.isPending,
                  },
                ]
              : []),
            ...(pool.abilities.assign
              ? [
                  {
                    key: 'assign',
                    label: t('pools:assign'),
                    icon: <UserPlus aria-hidden="true" />,
                    onSelect: () => setAssigning(true),
                  },
                ]
              : []),
          ]}
        />
      )}
      {refused && (
        <Dialog title={t('pools:refusedTitle')} open onClose={() => setRefused(undefined)}>
          <ul className={styles['refused']}>
            {refused.map((one) => (
              <li key={one.name}>
                <b>{one.name}</b>
                <span className="meta">{one.message}</span>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
      <AssignDialog
        customers={(rows ?? [])
          .filter((row) => chosen.has(row.id))
          .map((row) => ({
            id: row.id,
            name: row.name,
            holder: { kind: 'pool', id: pool.id, name: pool.name },
          }))}
        open={isAssigning}
        onClose={() => setAssigning(false)}
        onMoved={() => setChosen(new Set())}
      />
    </>
  )
}
