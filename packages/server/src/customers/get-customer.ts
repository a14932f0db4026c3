import type { Customer } from '@zhike/core/customers/schema'
import { isWhole, noteContactViews } from '../platform/access/note-contact-views.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { loadCustomer } from './load-customer.ts'

export async function getCustomer(ctx: Context, customerId: string): Promise<Customer> {
  requirePermission(ctx, 'customer.read')
  const customer = await loadCustomer(ctx, customerId)
  const { phone, wechat, email, primaryContact } = customer
  if ([phone, wechat, email, primaryContact?.mobile].some(isWhole)) noteContactViews(ctx, 'record', [customerId])
  return customer
}
