import { completenessOf } from '@zhike/core/customers/completeness'
import type { Customer } from '@zhike/core/customers/schema'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { notThere } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'
import { customerAbilities } from './customer-abilities.ts'
import { maskCustomer, selectRecord, showCustom } from './row-queries.ts'

/** The record as it is answered, with what the caller may do; outside the scope it does not exist. */
export async function loadCustomer(
  ctx: Context,
  customerId: string,
  options: { anyScope?: boolean } = {},
): Promise<Customer> {
  const record = await selectRecord(ctx, customerId, options)
  if (!record) throw await notThere(ctx, customerId)
  const fieldRules = rulesFor(await fieldView(ctx), record.personId)
  const [shown] = await showCustom(ctx, [{ rules: fieldRules, row: maskCustomer(fieldRules, record.customer) }])
  return {
    ...(shown ?? record.customer),
    completeness: completenessOf(record.customer, record.hasReachableContact),
    abilities: await customerAbilities(ctx, customerId, record.personId),
    fieldRules,
  }
}
