import { notFound } from '@zhike/core/kernel/problems'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { countValues, selectField } from './queries.ts'

export async function getCustomFieldUsage(ctx: Context, id: string): Promise<{ values: number }> {
  requirePermission(ctx, 'field.manage')
  const field = await selectField(ctx, id)
  if (!field) throw notFound({ id })
  return { values: await countValues(ctx, field) }
}
