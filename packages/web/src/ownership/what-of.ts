import type { TFunction } from 'i18next'
import type { MovedCustomer } from './moved-customer.ts'

/** The one customer's name, or 3 家. */
export function whatOf(customers: readonly MovedCustomer[], t: TFunction): string {
  const [first] = customers
  return customers.length === 1 && first ? first.name : t('ownership:customers', { count: customers.length })
}
