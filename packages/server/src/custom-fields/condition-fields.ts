import type { CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Context } from '../platform/context/context.ts'
import { visibleFields } from './visible-fields.ts'

/** What conditions on customers may name: fields of customers, and of the contacts and orders that hang on them. */
export function conditionFields(ctx: Context): Promise<readonly CustomField[]> {
  return visibleFields(ctx, null)
}

/** Two records may have a field of the same key. */
export function ofRecord(fields: readonly CustomField[], record: CustomRecord): CustomField[] {
  return fields.filter((field) => field.record === record)
}
