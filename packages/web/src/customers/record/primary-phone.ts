import type { Customer } from '@zhike/core/customers/schema'

/** The number to dial first: the primary contact's mobile, else the customer's own. */
export function primaryPhone(
  customer: Pick<Customer, 'primaryContact' | 'phone' | 'name' | 'shortName'>,
): { phone: string; of: string } | undefined {
  if (customer.primaryContact?.mobile) {
    return { phone: customer.primaryContact.mobile, of: customer.primaryContact.name }
  }
  return customer.phone ? { phone: customer.phone, of: customer.shortName ?? customer.name } : undefined
}
