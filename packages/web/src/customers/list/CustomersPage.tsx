import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerRow, CustomerScope } from '@zhike/core/customers/schema'
import { useFormat } from '../../app/session/use-format.ts'
import { useSession } from '../../app/session/use-session.ts'
import { TabBar } from '../../ui/controls/TabBar.tsx'
import { formatCappedCount, formatCount } from '../../ui/format/number.ts'
import { useIsPhone } from '../../ui/hooks/use-media-query.ts'
import { Facts } from '../../ui/identity/Facts.tsx'
import { PageHead } from '../../ui/layout/PageHead.tsx'
import { customerTotalsQuery, selectionOf, tabCountsQuery } from '../api.ts'
import { FilterBar } from '../filters/FilterBar.tsx'
import { defaultSort, type CustomerListSearch } from '../list-search.ts'
import { BulkActions } from './BulkActions.tsx'
import { CustomerCards } from './CustomerCards.tsx'
import { CustomerTable } from './CustomerTable.tsx'
import { ListActions } from './ListActions.tsx'
import { defaultScope, tabsFor } from './list-scope.ts'

const route = getRouteApi('/shell/customers')
// The list comes first; what a press on a row shows follows at once.
const CustomerDrawer = lazy(async () => ({ default: (await import('../record/CustomerDrawer.tsx')).CustomerDrawer }))

export function CustomersPage() {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const isPhone = useIsPhone()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { grants } = useSession()
  const granted = grants['customer.read']
  const counts = useQuery(tabCountsQuery)
  // Most people collaborate on nothing: the tab comes with the first such customer.
  const hasShared = (counts.data?.collaborating.count ?? 0) > 0 || search.scope === 'collaborating'
  // Whoever stands in for somebody comes here for that holder's customers, or for a segment of all one sees, which no tab
  // of their own shows.
  const known = new Set([...tabsFor(granted), ...(search.holder || search.scope === 'all' ? (['all'] as const) : [])])
  const tabs: CustomerScope[] = [...known].filter((tab) => tab !== 'collaborating' || hasShared)
  const scope = search.scope && tabs.includes(search.scope) ? search.scope : defaultScope(granted)
  const selection = selectionOf(search, scope)
  const sort = search.sort ?? defaultSort
  const totals = useQuery(customerTotalsQuery(selection))
  const [chosen, setChosen] = useState<ReadonlyMap<string, CustomerRow>>(new Map())

  // A new condition begins on the first page; the drawer belongs to the rows that were there.
  const change = useCallback(
    (patch: Partial<CustomerListSearch>) => {
      setChosen(new Map())
      void navigate({ search: (before) => ({ ...before, after: undefined, open: undefined, ...patch }), replace: true })
    },
    [navigate],
  )
  const open = useCallback(
    (id: string | undefined) =>
      void navigate({
        search: (before) => ({ ...before, open: id }),
        replace: search.open !== undefined,
        resetScroll: false,
      }),
    [navigate, search.open],
  )
  const clear = () => void navigate({ search: { scope: search.scope, sort: search.sort } })

  const count = totals.data && t('customers:count', { count: totals.data.count, shown: formatCount(totals.data.count) })
  return (
    <>
      <PageHead
        title={t('customers:title')}
        phoneSub={count}
        sub={
          totals.data && (
            <Facts items={[count, t('customers:revenueSum', { amount: format.money(totals.data.revenue12m, 1) })]} />
          )
        }
        actions={<ListActions selection={selection} sort={sort} />}
        phoneActions={<ListActions selection={selection} sort={sort} compact />}
      />
      <TabBar
        label={t('customers:scopes')}
        value={scope}
        tabs={tabs.map((key) => ({
          key,
          label: t(`customers:scope.${key}`),
          ...(counts.data ? { count: formatCappedCount(counts.data[key]) } : {}),
        }))}
        onChange={(next) => change({ scope: next === defaultScope(granted) ? undefined : next })}
      />
      <FilterBar search={search} onChange={change} />
      {isPhone ? (
        <CustomerCards
          selection={selection}
          sort={sort}
          search={search}
          onClear={clear}
          withHolder={scope !== 'mine'}
        />
      ) : (
        <CustomerTable
          selection={selection}
          sort={sort}
          search={search}
          chosen={chosen}
          onChoose={setChosen}
          onSort={(next) => change({ sort: next })}
          onOpen={open}
          onPage={(after) => void navigate({ search: (before) => ({ ...before, after, open: undefined }) })}
          onClear={clear}
        />
      )}
      {!isPhone && (
        <Suspense>
          <CustomerDrawer customerId={search.open} onClose={() => open(undefined)} />
        </Suspense>
      )}
      {chosen.size > 0 && <BulkActions customers={[...chosen.values()]} onDone={() => setChosen(new Map())} />}
    </>
  )
}
