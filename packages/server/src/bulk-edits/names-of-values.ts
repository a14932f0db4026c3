import type { CustomField } from '@zhike/core/custom-fields/schema'
import { knownReferences } from '../custom-fields/known-references.ts'
import type { Context } from '../platform/context/context.ts'

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Whom customers belong to is a customer, as in a field of one's own. */
export const parentField = { type: 'customer' } as const

/** People and customers that values of these fields stand for. */
export async function namesOfValues(
  ctx: Context,
  fields: readonly Pick<CustomField, 'type'>[],
  values: readonly unknown[],
): Promise<Record<string, string>> {
  const ids = values.filter((value): value is string => typeof value === 'string' && uuid.test(value))
  const of = (type: string) => (fields.some((field) => field.type === type) ? ids : [])
  return Object.fromEntries(await knownReferences(ctx, of('person'), of('customer')))
}
