import type { Condition } from '@zhike/core/filter/condition'
import { fieldsOf, relatedFieldsOf } from '@zhike/core/filter/fields-of'
import { requireSearchable } from '../platform/access/field-rules.ts'
import type { Context } from '../platform/context/context.ts'

/** Refuses a filter by what is masked for the actor, on the customer and on what hangs on it. */
export function requireAskable(ctx: Context, filter: Condition): void {
  requireSearchable(ctx, 'customer', fieldsOf(filter))
  const ofContacts = relatedFieldsOf(filter).filter(({ relation }) => relation === 'contacts')
  requireSearchable(
    ctx,
    'contact',
    ofContacts.map(({ field }) => field),
  )
}
