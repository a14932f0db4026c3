import { customImportField, customRecordsOf, inPart } from '@zhike/core/imports/custom-import-field'
import type { ImportField } from '@zhike/core/imports/field'
import { importFields } from '@zhike/core/imports/fields'
import type { ImportKind } from '@zhike/core/imports/kinds'
import { useCustomFields } from '../custom-fields/api.ts'

/** What a file of a kind can hold, fields of the company's own included. */
export function useImportFields(kind: ImportKind): readonly ImportField[] {
  const custom = useOwnFields(kind).flatMap(({ field, part }) => {
    const column = customImportField(field)
    return column ? inPart(column, part) : []
  })
  return [...importFields[kind].fields, ...custom]
}

/** Fields of the records of a kind that no table can bring, by what their columns are called: those that hold files. */
export function useFieldsOfFiles(kind: ImportKind): readonly ImportField['label'][] {
  return useOwnFields(kind).flatMap(({ field, part }) => {
    if (field.type !== 'file') return []
    const named = customImportField({ ...field, type: 'text' })
    return named ? [inPart(named, part).label] : []
  })
}

function useOwnFields(kind: ImportKind) {
  const own = {
    customer: useCustomFields('customer'),
    contact: useCustomFields('contact'),
    order: useCustomFields('order'),
  }
  return (customRecordsOf[kind] ?? []).flatMap(({ record, part }) => own[record].map((field) => ({ field, part })))
}
