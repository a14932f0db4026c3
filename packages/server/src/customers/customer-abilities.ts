import type { Customer } from '@zhike/core/customers/schema'
import { reaches } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'

/** What the actor may do with a customer held by this person (null: by a pool). */
export async function customerAbilities(ctx: Context, personId: string | null): Promise<Customer['abilities']> {
  return {
    update: await reaches(ctx, 'customer.update', personId),
    delete: await reaches(ctx, 'customer.delete', personId),
    assign: await reaches(ctx, 'customer.assign', personId),
    release: personId !== null && (await reaches(ctx, 'customer.release', personId)),
    writeContacts: await reaches(ctx, 'contact.write', personId),
    writeOrders: await reaches(ctx, 'order.write', personId),
    writeFollowUps: await reaches(ctx, 'follow-up.write', personId),
  }
}
