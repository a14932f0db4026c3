import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../../app/api-problem.ts'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { CardList } from '../../ui/table/CardList.tsx'
import { endlessCustomersQuery, type selectionOf } from '../api.ts'
import type { CustomerListSearch } from '../list-search.ts'
import { CustomerCard } from './CustomerCard.tsx'
import { NoCustomers } from './NoCustomers.tsx'
import { shownOnCard } from './shown-on-card.ts'

interface CustomerCardsProps {
  selection: ReturnType<typeof selectionOf>
  sort: string
  search: CustomerListSearch
  withHolder: boolean
  onClear: () => void
}

/** The phone's list. */
export function CustomerCards({ selection, sort, search, withHolder, onClear }: CustomerCardsProps) {
  const { t } = useTranslation('customers')
  const list = useInfiniteQuery(endlessCustomersQuery(selection, shownOnCard, sort))
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data])
  if (list.isError && !rows) return <ErrorState text={problemMessage(list.error)} onRetry={() => void list.refetch()} />
  return (
    <CardList
      label={t('customers:title')}
      rows={rows}
      rowKey={(row) => row.id}
      renderRow={(row) => <CustomerCard row={row} withHolder={withHolder} />}
      hasMore={list.hasNextPage}
      isLoadingMore={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
      placeKey={`customers ${JSON.stringify(selection)} ${sort}`}
      empty={<NoCustomers search={search} scope={selection.scope} onClear={onClear} />}
    />
  )
}
