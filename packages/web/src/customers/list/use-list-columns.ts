import { conditionName, keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomerRow } from '@zhike/core/customers/schema'
import type { ViewColumn } from '@zhike/core/saved-views/schema'
import { useCustomFields } from '../../custom-fields/api.ts'
import type { Column } from '../../ui/table/column.ts'
import { arrangeColumns, chosenColumns } from './column-choice.ts'
import { useCustomerColumns } from './use-customer-columns.tsx'

/**
 * The columns of a list of customers, and the keys of the own fields among them. Until somebody chooses columns, own
 * fields that were meant for the list stand at its end.
 */
export function useListColumns(chosen: readonly ViewColumn[] | null): {
  columns: Column<CustomerRow>[]
  custom: string[]
} {
  const all = useCustomerColumns()
  const own = useCustomFields('customer')
    .filter((field) => field.inList)
    .map(({ key }) => ({ key: conditionName(key), width: null }))
  const shown = chosen ? chosenColumns(chosen) : [...chosenColumns(null), ...own]
  return { columns: arrangeColumns(all, shown), custom: shown.flatMap(({ key }) => keyOfName(key) ?? []) }
}
