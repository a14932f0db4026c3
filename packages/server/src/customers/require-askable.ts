import type { Condition } from '@zhike/core/filter/condition'
import { fieldsOf, relatedFieldsOf } from '@zhike/core/filter/fields-of'
import { validateCondition } from '@zhike/core/filter/validate-condition'
import { invalidFilter } from '@zhike/core/kernel/problems'
import { conditionFields, ofRecord } from '../custom-fields/condition-fields.ts'
import { requireSearchableCustom } from '../custom-fields/protected-values.ts'
import { requireSearchable } from '../platform/access/field-rules.ts'
import type { Context } from '../platform/context/context.ts'
import { fieldsWith, relationsWith } from './fields-with.ts'

/**
 * Refuses a filter by what is masked for the actor, on the customer and on what hangs on it, and by what is no field for
 * the actor: one of other roles, before anything that is kept for a while is looked at.
 */
export async function requireAskable(ctx: Context, filter: Condition): Promise<void> {
  const custom = await conditionFields(ctx)
  requireSearchable(ctx, 'customer', fieldsOf(filter))
  requireSearchableCustom(ctx, ofRecord(custom, 'customer'), fieldsOf(filter))
  const related = relatedFieldsOf(filter)
  const asked = (relation: string) => related.flatMap((one) => (one.relation === relation ? [one.field] : []))
  requireSearchable(ctx, 'contact', asked('contacts'))
  requireSearchableCustom(ctx, ofRecord(custom, 'contact'), asked('contacts'))
  requireSearchableCustom(ctx, ofRecord(custom, 'order'), asked('orders'))
  const problems = validateCondition(filter, fieldsWith(custom), relationsWith(custom))
  if (problems.length > 0) throw invalidFilter({ count: problems.length }, problems)
}
