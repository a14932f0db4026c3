import { conditionField } from '@zhike/core/custom-fields/catalogue'
import { conditionName, keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { ruleFields } from '@zhike/core/customers/fields'
import type { FieldCatalogue } from '@zhike/core/filter/field-types'
import { fieldsRead } from '@zhike/core/rules/evaluate-rules'
import type { RuleEnvironment } from '@zhike/core/rules/rule-catalogue'
import type { Rule } from '@zhike/core/rules/schema'
import { everyField } from '../custom-fields/every-field.ts'
import { today, type Context } from '../platform/context/context.ts'

/** What a list of rules is decided by: the company's day, and the fields of its own that the rules read. */
export interface RulesEnvironment extends RuleEnvironment {
  readonly fields: FieldCatalogue
  readonly custom: readonly CustomField[]
}

/**
 * Rules in force go on deciding by what they were written with: a field that was deleted all the same (in a restored
 * backup, say) still has its values in the records, and an option that nobody chose may be gone.
 */
export async function rulesEnvironment(ctx: Context, rules: readonly Rule[]): Promise<RulesEnvironment> {
  const names = new Set(fieldsRead(rules))
  const isAsked = [...names].some((name) => keyOfName(name) !== null)
  const custom = isAsked ? (await everyField(ctx, 'customer')).filter(({ key }) => names.has(conditionName(key))) : []
  return {
    today: today(ctx),
    timeZone: ctx.company.timeZone,
    fields: { ...Object.fromEntries(custom.map(asAsked)), ...ruleFields },
    custom,
  }
}

const asAsked = (field: CustomField) => [conditionName(field.key), { type: conditionField(field).type }] as const
