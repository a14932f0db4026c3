import type { CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectDeletedFields, selectFields } from './queries.ts'
import { isVisible } from './visible-fields.ts'

export async function listCustomFields(
  ctx: Context,
  query: { record?: CustomRecord | undefined; deleted: boolean },
): Promise<{ items: CustomField[] }> {
  const record = query.record ?? null
  if (query.deleted) {
    requirePermission(ctx, 'field.manage')
    return { items: await selectDeletedFields(ctx, record) }
  }
  return { items: (await selectFields(ctx, record)).filter((field) => isVisible(ctx, field)) }
}
