import type { Customer } from '@zhike/core/customers/schema'
import { isMasked } from '../field-rules.ts'

/** The number to dial first: the primary contact's mobile, else the customer's own; a masked one cannot be dialled. */
export function primaryPhone(
  customer: Pick<Customer, 'primaryContact' | 'phone' | 'name' | 'shortName'>,
): { phone: string; of: string } | undefined {
  if (customer.primaryContact?.mobile && !isMasked(customer.primaryContact.mobile)) {
    return { phone: customer.primaryContact.mobile, of: customer.primaryContact.name }
  }
  return customer.phone && !isMasked(customer.phone)
    ? { phone: customer.phone, of: customer.shortName ?? customer.name }
    : undefined
}
