import { customCatalogue } from '../custom-fields/catalogue.ts'
import type { CustomFieldShape, CustomFieldType } from '../custom-fields/field-kinds.ts'
import { ruleFields } from '../customers/fields.ts'
import type { EvaluationEnvironment } from '../filter/evaluate-condition.ts'
import type { FieldCatalogue } from '../filter/field-types.ts'

/** The company's day, its zone, and what rules may ask for beside what every customer has. */
export interface RuleEnvironment extends EvaluationEnvironment {
  readonly fields?: FieldCatalogue
}

/**
 * Types of one's own fields that rules may ask for. Why a customer is whose is shown to everybody who sees it: numbers and
 * addresses that roles mask, and customers that others do not see, are no grounds.
 */
const ruleTypes: ReadonlySet<CustomFieldType> = new Set([
  'text',
  'number',
  'money',
  'percent',
  'date',
  'dateTime',
  'flag',
  'choice',
  'choices',
  'region',
  'person',
  'url',
])

/** Whether rules may ask for a field of one's own: of a type for it, and seen by everybody. */
export function isRuleField({ type, roles }: { type: CustomFieldType; roles: readonly string[] }): boolean {
  return ruleTypes.has(type) && roles.length === 0
}

/** What the conditions of rules ask for, fields of one's own included. */
export function ruleCatalogue(custom: readonly Pick<CustomFieldShape, 'key' | 'type' | 'options'>[]): FieldCatalogue {
  return { ...customCatalogue(custom), ...ruleFields }
}
