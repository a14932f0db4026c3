import { notFound } from '@zhike/core/kernel/problems'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectCustomerPeople } from './person-queries.ts'

/** The people of whom data is held with a customer: an individual itself, and contacts, removed ones included. */
export async function listCustomerPeople(ctx: Context, customerId: string) {
  requirePermission(ctx, 'privacy.manage')
  const found = await selectCustomerPeople(ctx, customerId)
  if (!found) throw notFound({ id: customerId })
  const { customer, contacts } = found
  const itself =
    customer.kind === 'individual'
      ? [{ contactId: null, name: customer.name, isErased: customer.erasedAt !== null }]
      : []
  return {
    customerName: customer.name,
    items: [...itself, ...contacts.map(({ erasedAt, ...contact }) => ({ ...contact, isErased: erasedAt !== null }))],
  }
}
