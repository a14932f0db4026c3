import { customerRelations } from '@zhike/core/customers/fields'
import type { Condition } from '@zhike/core/filter/condition'
import { fieldsOf, relatedFieldsOf } from '@zhike/core/filter/fields-of'
import { validateCondition } from '@zhike/core/filter/validate-condition'
import { invalidFilter } from '@zhike/core/kernel/problems'
import { requireSearchableCustom } from '../custom-fields/protected-values.ts'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import { requireSearchable } from '../platform/access/field-rules.ts'
import type { Context } from '../platform/context/context.ts'
import { fieldsWith } from './fields-with.ts'

/**
 * Refuses a filter by what is masked for the actor, on the customer and on what hangs on it, and by what is no field for
 * the actor: one of other roles, before anything that is kept for a while is looked at.
 */
export async function requireAskable(ctx: Context, filter: Condition): Promise<void> {
  const custom = await visibleFields(ctx, 'customer')
  requireSearchable(ctx, 'customer', fieldsOf(filter))
  requireSearchableCustom(ctx, custom, fieldsOf(filter))
  const ofContacts = relatedFieldsOf(filter).filter(({ relation }) => relation === 'contacts')
  requireSearchable(
    ctx,
    'contact',
    ofContacts.map(({ field }) => field),
  )
  const problems = validateCondition(filter, fieldsWith(custom), customerRelations)
  if (problems.length > 0) throw invalidFilter({ count: problems.length }, problems)
}
