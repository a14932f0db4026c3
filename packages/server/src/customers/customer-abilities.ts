import type { Permission } from '@zhike/core/access/permissions'
import type { Customer } from '@zhike/core/customers/schema'
import { reaches } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'

/** What the actor may do with a customer held by this person (null: by a pool). */
export async function customerAbilities(
  ctx: Context,
  customerId: string,
  personId: string | null,
): Promise<Customer['abilities']> {
  const can = (permission: Permission) => reaches(ctx, permission, personId, customerId)
  return {
    update: await can('customer.update'),
    tag: await can('customer.tag'),
    delete: await can('customer.delete'),
    merge: (await can('customer.update')) && (await can('customer.merge')),
    assign: await can('customer.assign'),
    release: personId !== null && (await can('customer.release')),
    collaborate: personId !== null && (await can('customer.collaborate')),
    writeContacts: await can('contact.write'),
    writeOrders: await can('order.write'),
    writeFollowUps: await can('follow-up.write'),
    writeConsent: await can('consent.write'),
  }
}
