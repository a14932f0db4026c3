import { notAllowed } from '@zhike/core/kernel/problems'
import { requireCustomer, reaches } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { deleteApart, insertApart, lockGroups } from './apart-queries.ts'
import { regroup } from './regroup.ts'

/**
 * Says that customers are different ones, or takes it back. Whoever says so sees all of them and may change at least
 * one: nobody judges what they cannot see.
 */
export async function keepApart(
  ctx: Context,
  given: readonly string[],
  options: { undo?: boolean } = {},
): Promise<{ pairs: number }> {
  requirePermission(ctx, 'customer.update')
  const ids = [...new Set(given)].sort()
  return transaction(ctx, async (ctx) => {
    let mayChangeOne = false
    for (const id of ids) {
      const { personId } = await requireCustomer(ctx, id, 'customer.read')
      mayChangeOne ||= await reaches(ctx, 'customer.update', personId, id)
    }
    if (!mayChangeOne) throw notAllowed({ action: 'customer.update' })
    await lockGroups(ctx)
    const pairs = options.undo ? await deleteApart(ctx, ids) : await insertApart(ctx, ids)
    await regroup(ctx, ids)
    await writeAudit(ctx, {
      action: options.undo ? 'duplicates.apart-undo' : 'duplicates.apart',
      subjectType: 'customer',
      subjectId: ids[0] ?? '',
      customerId: ids[0] ?? '',
      summary: { customerIds: ids, pairs },
    })
    return { pairs }
  })
}
