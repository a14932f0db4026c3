import { concerns, conditionName, type CustomRecord, type CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { customerKinds } from '@zhike/core/customers/fields'
import { fieldsOfRecord } from '../custom-fields/visible-fields.ts'
import type { Context } from '../platform/context/context.ts'
import {
  refuseMissingValues,
  refuseSharedValues,
  refuseTakenValues,
  stagedContacts,
  stagedCustomers,
  stagedOrders,
} from './custom-decide-queries.ts'

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

/** The same of new contacts or orders. */
export async function fallbacksOf(ctx: Context, record: 'contact' | 'order'): Promise<CustomValues> {
  const fields = await fieldsOfRecord(ctx, record)
  return Object.fromEntries(fields.flatMap((field) => (field.fallback === null ? [] : [[field.key, field.fallback]])))
}

const staged = { customer: stagedCustomers, contact: stagedContacts, order: stagedOrders }

/** Refuses rows that lack what a new record needs, or hold a value that only one record may have. */
export async function checkCustomValues(ctx: Context, record: CustomRecord): Promise<void> {
  for (const field of await fieldsOfRecord(ctx, record)) {
    const name = conditionName(field.key)
    if (field.isUnique) {
      await refuseSharedValues(ctx, staged[record], field, name)
      await refuseTakenValues(ctx, staged[record], field, name)
    }
    // No table holds a file: what is required of people is asked in the form.
    if (!field.isRequired || field.fallback !== null || field.type === 'file') continue
    const kinds = record === 'customer' ? customerKinds.filter((kind) => concerns(field, { kind, tier: null })) : null
    await refuseMissingValues(ctx, staged[record], field, name, kinds)
  }
}
