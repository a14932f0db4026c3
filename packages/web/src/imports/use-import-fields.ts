import { customImportField, customRecordsOf, inPart } from '@zhike/core/imports/custom-import-field'
import type { ImportField } from '@zhike/core/imports/field'
import { importFields } from '@zhike/core/imports/fields'
import type { ImportKind } from '@zhike/core/imports/kinds'
import { useCustomFields } from '../custom-fields/api.ts'

/** What a file of a kind can hold, fields of the company's own included. */
export function useImportFields(kind: ImportKind): readonly ImportField[] {
  const own = {
    customer: useCustomFields('customer'),
    contact: useCustomFields('contact'),
    order: useCustomFields('order'),
  }
  const custom = (customRecordsOf[kind] ?? []).flatMap(({ record, part }) =>
    own[record].flatMap((field) => {
      const column = customImportField(field)
      return column ? inPart(column, part) : []
    }),
  )
  return [...importFields[kind].fields, ...custom]
}
