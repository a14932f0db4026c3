import type { CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import { customImportField } from '@zhike/core/imports/custom-import-field'
import type { ImportField } from '@zhike/core/imports/field'
import { importFields } from '@zhike/core/imports/fields'
import type { ImportKind } from '@zhike/core/imports/kinds'
import { useCustomFields } from '../custom-fields/api.ts'

const recordOf: Partial<Record<ImportKind, CustomRecord>> = {
  customers: 'customer',
  contacts: 'contact',
  orders: 'order',
}

/** What a file of a kind can hold, fields of the company's own included. */
export function useImportFields(kind: ImportKind): readonly ImportField[] {
  const record = recordOf[kind]
  const custom = useCustomFields(record ?? 'customer')
  if (record === undefined) return importFields[kind].fields
  return [...importFields[kind].fields, ...custom.flatMap((field) => customImportField(field) ?? [])]
}
