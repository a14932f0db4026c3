import type { HeldFiles } from '@zhike/core/custom-fields/schema'
import type { Context } from '../platform/context/context.ts'
import { selectHeld } from './field-file-queries.ts'

/** What these ids of values name, whether or not a field still holds it; nothing is asked for none. */
export async function filesOfFields(ctx: Context, ids: readonly string[]): Promise<HeldFiles> {
  return ids.length > 0 ? selectHeld(ctx, [...new Set(ids)]) : {}
}
