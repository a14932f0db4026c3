import { conditionName, keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { ListedCustomer } from '@zhike/core/customers/schema'
import { fieldsOfColumns } from '@zhike/core/customers/list-columns'
import type { ViewColumn } from '@zhike/core/saved-views/schema'
import { useCustomFields } from '../../custom-fields/api.ts'
import type { Column } from '../../ui/table/column.ts'
import type { ShownFields } from '../api.ts'
import { arrangeColumns, chosenColumns } from './column-choice.ts'
import { useCustomerColumns } from './use-customer-columns.tsx'

/**
 * The columns of a list of customers, and the fields of its rows that they show. Until somebody chooses columns, own
 * fields that were meant for the list stand at its end.
 */
export function useListColumns(chosen: readonly ViewColumn[] | null): {
  columns: Column<ListedCustomer>[]
  shown: ShownFields
} {
  const all = useCustomerColumns()
  const own = useCustomFields('customer')
    .filter((field) => field.inList)
    .map(({ key }) => ({ key: conditionName(key), width: null }))
  const places = chosen ? chosenColumns(chosen) : [...chosenColumns(null), ...own]
  const keys = places.map(({ key }) => key)
  const shown = { fields: fieldsOfColumns(keys), custom: keys.flatMap((key) => keyOfName(key) ?? []) }
  return { columns: arrangeColumns(all, places), shown }
}
