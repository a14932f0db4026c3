import { customImportField } from '@zhike/core/imports/custom-import-field'
import type { ImportField } from '@zhike/core/imports/field'
import { importFields } from '@zhike/core/imports/fields'
import type { ImportKind } from '@zhike/core/imports/kinds'
import { useCustomFields } from '../custom-fields/api.ts'

/** What a file of a kind can hold, fields of the company's own included. */
export function useImportFields(kind: ImportKind): readonly ImportField[] {
  const custom = useCustomFields('customer')
  if (kind !== 'customers') return importFields[kind].fields
  return [...importFields[kind].fields, ...custom.flatMap((field) => customImportField(field) ?? [])]
}
