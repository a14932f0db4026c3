import {
  conditionName,
  type CustomFieldShape,
  type CustomFieldType,
  type CustomRecord,
} from '../custom-fields/field-kinds.ts'
import type { CombinedPart } from './combined-fields.ts'
import type { ImportField, ImportFieldType } from './field.ts'
import type { ImportKind } from './kinds.ts'

const types: Partial<Record<CustomFieldType, ImportFieldType>> = {
  date: 'day',
  dateTime: 'instant',
  money: 'money',
  longText: 'longText',
}

const lengths: Partial<Record<CustomFieldType, number>> = { longText: 10_000, url: 2000, text: 500, choices: 2000 }

/** A field of the company's own as a column of a file. Customers that a field points to cannot be named in one, nor files. */
export function customImportField(
  field: Pick<CustomFieldShape, 'key' | 'type' | 'label' | 'options'>,
  people: Readonly<Record<string, string | null>> = {},
): ImportField | null {
  const { key, type, label, options } = field
  if (type === 'customer' || type === 'file') return null
  return {
    key: conditionName(key),
    type: types[type] ?? 'custom',
    label: { 'zh-CN': label, en: label },
    aliases: '',
    maxLength: lengths[type] ?? 500,
    custom: { key, type, options, ...(type === 'person' ? { people } : {}) },
  }
}

/** Whose fields of the company's own a file can hold, and the part of its rows that they belong to. */
export const customRecordsOf: Partial<
  Record<ImportKind, readonly { record: CustomRecord; part: CombinedPart | null }[]>
> = {
  customers: [{ record: 'customer', part: null }],
  contacts: [{ record: 'contact', part: null }],
  orders: [{ record: 'order', part: null }],
  combined: [
    { record: 'customer', part: null },
    { record: 'contact', part: 'contact' },
    { record: 'order', part: 'order' },
  ],
}

const partWords = { contact: { 'zh-CN': '联系人', en: 'Contact: ' }, order: { 'zh-CN': '订单', en: 'Order: ' } }

/** The column as one of a part of the row. */
export function inPart(field: ImportField, part: CombinedPart | null): ImportField {
  if (part === null) return field
  const words = partWords[part]
  const label = { 'zh-CN': words['zh-CN'] + field.label['zh-CN'], en: words.en + field.label.en }
  return { ...field, key: `${part}.${field.key}`, label }
}
