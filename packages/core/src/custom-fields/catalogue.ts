import type { FieldValue } from '../filter/evaluate-condition.ts'
import type { FieldCatalogue, FieldDefinition } from '../filter/field-types.ts'
import { conditionName, type CustomFieldShape, type CustomFieldType, type CustomValues } from './field-kinds.ts'

type Shape = Pick<CustomFieldShape, 'key' | 'type' | 'options'>

const types: Record<CustomFieldType, FieldDefinition['type']> = {
  text: 'text',
  longText: 'text',
  number: 'number',
  money: 'money',
  percent: 'number',
  date: 'day',
  dateTime: 'instant',
  flag: 'flag',
  choice: 'choice',
  choices: 'choices',
  region: 'region',
  person: 'reference',
  customer: 'reference',
  phone: 'text',
  email: 'text',
  url: 'text',
  file: 'file',
}

/** A field as the condition language knows it. */
export function conditionField({ type, options }: Pick<CustomFieldShape, 'type' | 'options'>): FieldDefinition {
  const hasOptions = type === 'choice' || type === 'choices'
  return hasOptions ? { type: types[type], choices: options.map((option) => option.key) } : { type: types[type] }
}

/** Fields of the company's own for conditions, as custom.<key>. */
export function customCatalogue(fields: readonly Shape[]): FieldCatalogue {
  return Object.fromEntries(fields.map((field) => [conditionName(field.key), conditionField(field)]))
}

/** Values under the names that conditions ask for. */
export function customFacts(fields: readonly Shape[], values: CustomValues): Record<string, FieldValue> {
  return Object.fromEntries(fields.map(({ key }) => [conditionName(key), values[key] ?? null]))
}
