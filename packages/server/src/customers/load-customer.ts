import { completenessOf, type KnowledgeKey } from '@zhike/core/customers/completeness'
import { keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { Customer } from '@zhike/core/customers/schema'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { notThere } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'
import { customerAbilities } from './customer-abilities.ts'
import { maskCustomer, selectRecord, showCustom, type CustomerRecord } from './row-queries.ts'

/** The record as it is answered, with what the caller may do; outside the scope it does not exist. */
export async function loadCustomer(
  ctx: Context,
  customerId: string,
  options: { anyScope?: boolean } = {},
): Promise<Customer> {
  const record = await selectRecord(ctx, customerId, options)
  if (!record) throw await notThere(ctx, customerId)
  const weights = await readSetting(ctx, 'completeness.weights')
  const fieldRules = rulesFor(await fieldView(ctx), record.personId)
  const [shown] = await showCustom(ctx, [{ rules: fieldRules, row: maskCustomer(fieldRules, record.customer) }])
  return {
    ...(shown ?? record.customer),
    completeness: completenessOf(weights[record.customer.kind], (key) => isKnown(record, key)),
    abilities: await customerAbilities(ctx, customerId, record.personId),
    fieldRules,
  }
}

/** Whether something is known of a customer; completeness-queries.ts asks the same of a million at once. */
function isKnown({ customer, has }: CustomerRecord, key: KnowledgeKey): boolean {
  switch (key) {
    case 'reachableContact':
      return has.hasReachableContact
    case 'birthday':
      return has.hasBirthday
    case 'contactBirthday':
      return has.hasContactBirthday
    case 'anniversary':
      return has.hasAnniversary
    case 'tags':
      return customer.tags.length > 0
    default: {
      const custom = keyOfName(key)
      if (custom !== null) return customer.custom?.[custom] !== undefined
      return Boolean((customer as unknown as Record<string, unknown>)[key])
    }
  }
}
