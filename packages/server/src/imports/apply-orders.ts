import { refreshStats } from '../customers/refresh-stats.ts'
import type { Context } from '../platform/context/context.ts'
import { touchOrders } from './change-queries.ts'
import { fallbacksOf } from './check-custom-values.ts'
import type { ImportRun } from './import-run.ts'
import {
  auditOrderUpdates,
  insertNewOrders,
  insertOrderLines,
  listOrderedCustomers,
  newestOrderDay,
  updateChangedOrders,
} from './order-apply-queries.ts'
import { rememberChanges } from './remember-changes.ts'
import { createReferencedCustomers } from './resolve-references.ts'

/** Writes the decided orders, the customers they need first. */
export async function applyOrders(ctx: Context, run: ImportRun): Promise<void> {
  await run.step('writing', 0.1)
  await createReferencedCustomers(ctx, run)
  await writeOrders(ctx, run)
}

/** Writes the decided orders of customers that are there by now. */
export async function writeOrders(ctx: Context, run: ImportRun): Promise<void> {
  const newestBefore = await newestOrderDay(ctx)
  await run.step('writing', 0.3)
  await insertNewOrders(ctx, run.importId, await fallbacksOf(ctx, 'order'))
  await rememberChanges(ctx, run.importId, touchOrders, async () => {
    await auditOrderUpdates(ctx, run.importId)
    await updateChangedOrders(ctx)
    await run.step('writing', 0.6)
    await insertOrderLines(ctx)
  })
  await run.step('writing', 0.8)
  if ((await newestOrderDay(ctx)) !== newestBefore) await refreshStats(ctx)
  else await refreshOrdered(ctx)
}

const batchSize = 5000

async function refreshOrdered(ctx: Context): Promise<void> {
  let afterId: string | null = null
  for (;;) {
    const customerIds: string[] = await listOrderedCustomers(ctx, afterId, batchSize)
    await refreshStats(ctx, { customerIds })
    afterId = customerIds.at(-1) ?? null
    if (afterId === null || customerIds.length < batchSize) return
  }
}
