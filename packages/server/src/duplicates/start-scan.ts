import type { DuplicateScan } from '@zhike/core/duplicates/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { readSetting } from '../settings/read-setting.ts'
import { presentScan } from './present-scan.ts'
import { findLatestScan, findScan, insertScan } from './record-queries.ts'

/** Queues a scan by the rules in force; one that waits or runs already is answered instead. */
export async function startScan(ctx: Context): Promise<DuplicateScan> {
  requirePermission(ctx, 'duplicate.scan')
  return transaction(ctx, async (ctx) => {
    const id = await insertScan(ctx, await readSetting(ctx, 'duplicates.rules'))
    if (id) await ctx.services.queue.add(ctx.db, 'scan-duplicates', { scanId: id })
    const scan = id ? await findScan(ctx, id) : await findLatestScan(ctx)
    if (!scan) throw new Error('a scan waits, but none is there')
    return presentScan(ctx, scan)
  })
}
