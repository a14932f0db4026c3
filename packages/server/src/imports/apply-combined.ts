import { refreshKeysOf } from '../customers/refresh-keys-of.ts'
import type { Context } from '../platform/context/context.ts'
import { applyCustomers } from './apply-customers.ts'
import { writeOrders } from './apply-orders.ts'
import { fallbacksOf } from './check-custom-values.ts'
import { touchContacts } from './change-queries.ts'
import { listPutTogether, takeUp } from './combined-queries.ts'
import { choosePrimaries, saveContacts } from './contact-queries.ts'
import { saveImportedBirthdays } from '../special-days/save-imported-birthdays.ts'
import type { ImportRun } from './import-run.ts'
import { refreshTokensOf } from './refresh-tokens-of.ts'
import { rememberChanges } from './remember-changes.ts'

/** Writes the decided parts: customers with their holders, then their contacts, then their orders. */
export async function applyCombined(ctx: Context, run: ImportRun): Promise<void> {
  await takeUp(ctx, 'customers')
  await applyCustomers(ctx, { ...run, counts: { ...run.counts, ...run.counts.parts?.customers } })
  const hasBirthdays = run.options.mapping['contact.birthday'] !== undefined
  if (hasBirthdays) await saveImportedBirthdays(ctx, run.importId, { of: 'customer', rows: 'customer_rows' })
  await takeUp(ctx, 'contacts')
  const fallbacks = await fallbacksOf(ctx, 'contact')
  await rememberChanges(ctx, run.importId, touchContacts, async () => {
    await choosePrimaries(ctx)
    await saveContacts(ctx, run.importId, fallbacks)
  })
  if (hasBirthdays) await saveImportedBirthdays(ctx, run.importId, { of: 'contact', rows: 'contact_rows' })
  await takeUp(ctx, 'orders')
  await writeOrders(ctx, run)
  await refreshPutTogether(ctx, run)
}

const batchSize = 500

async function refreshPutTogether(ctx: Context, run: ImportRun): Promise<void> {
  let afterId: string | null = null
  for (;;) {
    const ids: string[] = await listPutTogether(ctx, afterId, batchSize)
    await refreshTokensOf(ctx, ids)
    await refreshKeysOf(ctx, ids)
    afterId = ids.at(-1) ?? null
    if (afterId === null || ids.length < batchSize) return
    await run.step('writing', 0.97)
  }
}
