import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { lockBooks } from './lock-books.ts'
import { requireDefaultPool } from './require-pool.ts'
import { changeTenures, leaverSource, lockCustomersOf } from './tenure-queries.ts'

/**
 * Everything a person holds goes to the default public pool: called when the person is deactivated, in the same
 * transaction and after the row is inactive, so that nothing can come in behind.
 */
export async function reassignFromPerson(ctx: Context, personId: string): Promise<{ moved: number }> {
  return transaction(ctx, async (ctx) => {
    const [book] = await lockBooks(ctx, [personId])
    if (!book) throw notFound({ id: personId })
    const pool = await requireDefaultPool(ctx)
    const source = leaverSource(personId, pool.id, book.name)
    await lockCustomersOf(ctx, source)
    const moved = await changeTenures(ctx, source)
    if (moved === 0) return { moved }
    await writeAudit(ctx, {
      action: 'ownership.holder-left',
      subjectType: 'person',
      subjectId: personId,
      summary: { moved, poolId: pool.id },
    })
    await emitEvent(ctx, 'ownership.moved', { reasonCode: 'holder-left', count: moved })
    return { moved }
  })
}
