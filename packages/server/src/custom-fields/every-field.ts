import type { CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Context } from '../platform/context/context.ts'
import { selectEveryField } from './queries.ts'

/** Also those that are deleted: what was decided by them is still to be explained. */
export function everyField(ctx: Context, record: CustomRecord): Promise<CustomField[]> {
  return selectEveryField(ctx, record)
}
