import { concerns, conditionName, type CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { customerKinds } from '@zhike/core/customers/fields'
import { fieldsOfRecord } from '../custom-fields/visible-fields.ts'
import type { Context } from '../platform/context/context.ts'
import { refuseMissingValues, refuseSharedValues, refuseTakenValues } from './custom-decide-queries.ts'

/** What new customers of a file have where it says nothing, by their kind. */
export async function fallbacksOfNew(ctx: Context): Promise<Record<'organisation' | 'individual', CustomValues>> {
  const fields = await fieldsOfRecord(ctx, 'customer')
  const of = (kind: string) =>
    Object.fromEntries(
      fields.flatMap((field) =>
        field.fallback !== null && concerns(field, { kind, tier: null }) ? [[field.key, field.fallback]] : [],
      ),
    )
  return { organisation: of('organisation'), individual: of('individual') }
}

/** Refuses rows that lack what a new customer needs, or hold a value that only one record may have. */
export async function checkCustomValues(ctx: Context): Promise<void> {
  for (const field of await fieldsOfRecord(ctx, 'customer')) {
    const name = conditionName(field.key)
    if (field.isUnique) {
      await refuseSharedValues(ctx, field, name)
      await refuseTakenValues(ctx, field, name)
    }
    if (!field.isRequired || field.fallback !== null) continue
    const kinds = customerKinds.filter((kind) => concerns(field, { kind, tier: null }))
    await refuseMissingValues(ctx, field, name, kinds)
  }
}
