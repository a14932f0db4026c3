import { conditionName } from '@zhike/core/custom-fields/field-kinds'
import { fieldInRules } from '@zhike/core/custom-fields/problems'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Context } from '../platform/context/context.ts'
import { rulesReading } from '../rules/rules-reading.ts'

/** What rules in force decide by may neither go nor be kept from those whom they concern. */
export async function refuseWhileInRules(
  ctx: Context,
  { record, key, label }: Pick<CustomField, 'record' | 'key' | 'label'>,
): Promise<void> {
  if (record !== 'customer') return
  const positions = await rulesReading(ctx, conditionName(key))
  if (positions.length > 0) throw fieldInRules({ label, positions: positions.join(ctx.locale === 'en' ? ', ' : '、') })
}
