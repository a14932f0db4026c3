import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { selectNextContact, updateNextContact, type NextContact } from './stats-queries.ts'

/** Agrees on, postpones or (on: null) settles the next contact without a follow-up. */
export async function setNextContact(
  ctx: Context,
  customerId: string,
  input: { on: string | null; step?: string | null | undefined },
): Promise<NextContact> {
  requirePermission(ctx, 'follow-up.write')
  return transaction(ctx, async (ctx) => {
    await requireCustomer(ctx, customerId, 'follow-up.write')
    const before = await selectNextContact(ctx, customerId)
    // Postponing keeps what was agreed to do.
    const step = input.step === undefined ? before.step : input.step
    const after: NextContact = { on: input.on, step: input.on ? step : null }
    await updateNextContact(ctx, customerId, after)
    await writeAudit(ctx, {
      action: 'customer.next-contact',
      subjectType: 'customer',
      subjectId: customerId,
      customerId,
      before,
      after,
    })
    return after
  })
}
