import { conditionName, type CustomFieldShape, type CustomFieldType } from '../custom-fields/field-kinds.ts'
import type { ImportField, ImportFieldType } from './field.ts'

const types: Partial<Record<CustomFieldType, ImportFieldType>> = {
  date: 'day',
  dateTime: 'instant',
  money: 'money',
  longText: 'longText',
}

const lengths: Partial<Record<CustomFieldType, number>> = { longText: 10_000, url: 2000, text: 500, choices: 2000 }

/** A field of the company's own as a column of a file. Customers that a field points to cannot be named in one. */
export function customImportField(
  field: Pick<CustomFieldShape, 'key' | 'type' | 'label' | 'options'>,
  people: Readonly<Record<string, string | null>> = {},
): ImportField | null {
  const { key, type, label, options } = field
  if (type === 'customer') return null
  return {
    key: conditionName(key),
    type: types[type] ?? 'custom',
    label: { 'zh-CN': label, en: label },
    aliases: '',
    maxLength: lengths[type] ?? 500,
    custom: { key, type, options, ...(type === 'person' ? { people } : {}) },
  }
}
