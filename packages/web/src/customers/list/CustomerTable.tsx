import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedCustomer } from '@zhike/core/customers/schema'
import { problemMessage } from '../../app/api-problem.ts'
import { formatCappedCount, formatCount } from '../../ui/format/number.ts'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { formatSort, formatSorts, parseSorts, withSort } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { KeysetFoot } from '../../ui/table/KeysetFoot.tsx'
import { useCursorTrail } from '../../ui/table/use-cursor-trail.ts'
import { customerCountQuery, pageSize, type selectionOf } from '../api.ts'
import type { CustomerListSearch } from '../list-search.ts'
import { readColumns } from '../../saved-views/view-search.ts'
import { ReadingAllNote, SlowFieldsNote } from '../../custom-fields/SlowFieldsNote.tsx'
import { useSortWords } from '../filters/use-sort-words.ts'
import { NoCustomers } from './NoCustomers.tsx'
import { useCustomerList } from './use-customer-list.ts'
import { useListColumns } from './use-list-columns.ts'

interface CustomerTableProps {
  selection: ReturnType<typeof selectionOf>
  sort: string
  search: CustomerListSearch
  chosen: ReadonlyMap<string, ListedCustomer>
  onChoose: (chosen: ReadonlyMap<string, ListedCustomer>) => void
  onSort: (sort: string) => void
  onOpen: (id: string) => void
  onPage: (after: string | undefined) => void
  onClear: () => void
}

export function CustomerTable(props: CustomerTableProps) {
  const { selection, sort, search, chosen, onChoose } = props
  const { t } = useTranslation('customers')
  const navigate = useNavigate()
  const count = useQuery(customerCountQuery(selection))
  const { columns, shown } = useListColumns(search.cols ? readColumns(search.cols) : null)
  // The tags of chosen customers are changed from here, whether or not they stand in a column.
  const fields = [...new Set([...shown.fields, 'tags' as const])]
  const { list, reading } = useCustomerList(selection, { sort, after: search.after, shown: { ...shown, fields } })
  const sortWords = useSortWords()
  const slow = list.data?.slow ?? count.data?.slow
  const listKey = `customers ${JSON.stringify(selection)} ${sort}`
  const trail = useCursorTrail(listKey, search.after)
  const rows = list.data?.items
  const nextCursor = list.data?.nextCursor
  const sorts = parseSorts(sort)
  const parsedSort = sorts[0]

  const keys = useMemo(() => new Set(chosen.keys()), [chosen])
  const choose = (next: ReadonlySet<string>) => {
    const known = new Map([...chosen, ...(rows ?? []).map((row) => [row.id, row] as const)])
    onChoose(
      new Map([...next].flatMap((id) => (known.has(id) ? [[id, known.get(id) as ListedCustomer] as const] : []))),
    )
  }
  const range = () => {
    if (!rows || rows.length === 0) return ''
    const total = count.data ? formatCappedCount(count.data) : '…'
    if (trail.page === undefined) return t('customers:foot.unknownPage', { shown: rows.length, total })
    const from = (trail.page - 1) * pageSize + 1
    return t('customers:foot.range', { from: formatCount(from), to: formatCount(from + rows.length - 1), total })
  }

  if (list.isError && !rows) return <ErrorState text={problemMessage(list.error)} onRetry={() => void list.refetch()} />
  return (
    <>
      {reading ? <ReadingAllNote problem={reading} /> : slow && <SlowFieldsNote slow={slow} />}
      <DataTable
        label={t('customers:title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.shortName ?? row.name}
        sorts={sorts}
        onSort={(next, isFurther) => props.onSort(isFurther ? formatSorts(withSort(sorts, next)) : formatSort(next))}
        selection={{ keys, onChange: choose }}
        onOpen={(row) => props.onOpen(row.id)}
        onOpenPage={(row) => void navigate({ to: '/customers/$customerId', params: { customerId: row.id } })}
        openKey={search.open}
        isStale={list.isPlaceholderData}
        placeKey={`${listKey} ${search.after ?? ''}`}
        empty={<NoCustomers search={search} scope={selection.scope} onClear={props.onClear} />}
        foot={
          rows?.length === 0 ? null : (
            <KeysetFoot
              summary={range()}
              note={rows && parsedSort && sortWords(parsedSort)}
              onPrevious={trail.previous && (() => props.onPage(trail.previous?.()))}
              onNext={nextCursor ? () => props.onPage(trail.next(nextCursor)) : undefined}
            />
          )
        }
      />
    </>
  )
}
