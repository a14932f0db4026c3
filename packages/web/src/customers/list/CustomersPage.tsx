import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedCustomer, CustomerScope } from '@zhike/core/customers/schema'
import { useFormat } from '../../app/session/use-format.ts'
import { useSession } from '../../app/session/use-session.ts'
import { TabBar } from '../../ui/controls/TabBar.tsx'
import { formatCappedCount, formatCount } from '../../ui/format/number.ts'
import { useIsPhone } from '../../ui/hooks/use-media-query.ts'
import { Facts } from '../../ui/identity/Facts.tsx'
import { PageHead } from '../../ui/layout/PageHead.tsx'
import { customerCountQuery, customerTotalsQuery, selectionOf, tabCountsQuery } from '../api.ts'
import { useShownView } from '../../saved-views/api.ts'
import { LeftOutNotice } from '../../saved-views/LeftOutNotice.tsx'
import { ViewBar } from '../../saved-views/ViewBar.tsx'
import { ViewDialog } from '../../saved-views/ViewDialog.tsx'
import { ViewMenu } from '../../saved-views/ViewMenu.tsx'
import { columnsText, isArranged, readColumns, viewOfSearch } from '../../saved-views/view-search.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/state/Notice.tsx'
import { FilterBar } from '../filters/FilterBar.tsx'
import { defaultSort, noConditions, type CustomerListSearch } from '../list-search.ts'
import { BulkActions } from './BulkActions.tsx'
import { CustomerCards } from './CustomerCards.tsx'
import { ColumnMenu } from './ColumnMenu.tsx'
import { CustomerTable } from './CustomerTable.tsx'
import { ListActions } from './ListActions.tsx'
import { defaultScope, tabsFor } from './list-scope.ts'
import { SortMenu } from './SortMenu.tsx'
import styles from './list.module.css'

const route = getRouteApi('/shell/customers')
// The list comes first; what a press on a row shows follows at once.
const CustomerDrawer = lazy(async () => ({ default: (await import('../record/CustomerDrawer.tsx')).CustomerDrawer }))

export function CustomersPage() {
  const { t } = useTranslation(['customers', 'saved-views'])
  const format = useFormat()
  const isPhone = useIsPhone()
  const address = route.useSearch()
  const { search, view, isGone, hasChanged } = useShownView(address)
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
  const [chosen, setChosen] = useState<ReadonlyMap<string, ListedCustomer>>(new Map())
  const [isEverything, setEverything] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const matching = useQuery({ ...customerCountQuery(selection), enabled: !isPhone })
  const choose = useCallback((next: ReadonlyMap<string, ListedCustomer>) => {
    setChosen(next)
    setEverything(false)
  }, [])

  // A new condition begins on the first page; the drawer belongs to the rows that were there.
  const change = useCallback(
    (patch: Partial<CustomerListSearch>) => {
      choose(new Map())
      // What a view kept is written into the address with the first change: from then on that counts.
      const base = { ...search, ...(view ? { view: view.id, edited: true } : {}) }
      void navigate({ search: { ...base, after: undefined, open: undefined, ...patch }, replace: true })
    },
    [navigate, search, view, choose],
  )
  const openView = (id: string) => {
    choose(new Map())
    void navigate({ search: { view: id } })
  }
  const open = useCallback(
    (id: string | undefined) =>
      void navigate({
        search: (before) => ({ ...before, open: id }),
        replace: search.open !== undefined,
        resetScroll: false,
      }),
    [navigate, search.open],
  )
  const clear = () => change(noConditions)
  const pageKeys = chosen.size > 0 && matching.data && matching.data.count > chosen.size

  const count = totals.data && t('customers:count', { count: totals.data.count, shown: formatCount(totals.data.count) })
  return (
    <>
      <PageHead
        title={t('customers:title')}
        tag={<ViewMenu shown={view} onOpen={openView} onSaveAs={() => setSaving(true)} />}
        sub={
          totals.data && (
            <Facts items={[count, t('customers:revenueSum', { amount: format.money(totals.data.revenue12m, 1) })]} />
          )
        }
        // One of the two alone: an address that asks for a dialog would open it in both.
        actions={!isPhone && <ListActions selection={selection} sort={sort} />}
        phoneActions={isPhone && <ListActions selection={selection} sort={sort} compact />}
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
        end={
          !isPhone && (
            <>
              {!view && isArranged(search) && (
                <Button tone="link" onClick={() => setSaving(true)}>
                  {t('saved-views:keep')}
                </Button>
              )}
              <SortMenu sort={sort} onChange={(next) => change({ sort: next })} />
              <ColumnMenu
                columns={search.cols ? readColumns(search.cols) : null}
                onChange={(columns) => change({ cols: columns ? columnsText(columns) : undefined })}
              />
            </>
          )
        }
      />
      {isGone && (
        <div className={styles['notice']}>
          <Notice tone="warn">{t('saved-views:gone')}</Notice>
        </div>
      )}
      {view && <LeftOutNotice view={view} />}
      {view && hasChanged && (
        <ViewBar
          view={view}
          definition={viewOfSearch(search)}
          onSaved={() => openView(view.id)}
          onSaveAs={() => setSaving(true)}
          onDiscard={() => openView(view.id)}
        />
      )}
      <FilterBar
        search={search}
        onChange={change}
        scope={scope}
        onKeep={view || !isPhone ? undefined : () => setSaving(true)}
      />
      {pageKeys && !isEverything && (
        <div className={styles['everything']}>
          {t('customers:chosen', { count: chosen.size })}
          <Button tone="link" onClick={() => setEverything(true)}>
            {t('customers:chooseAll', { shown: formatCappedCount(matching.data) })}
          </Button>
        </div>
      )}
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
          onChoose={choose}
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
      {chosen.size > 0 && (
        <BulkActions
          customers={[...chosen.values()]}
          everything={
            isEverything && matching.data ? { selection, sort, count: formatCappedCount(matching.data) } : undefined
          }
          onDone={() => choose(new Map())}
        />
      )}
      {isSaving && (
        <ViewDialog
          definition={viewOfSearch(search)}
          onClose={() => setSaving(false)}
          onSaved={(saved) => openView(saved.id)}
        />
      )}
    </>
  )
}
