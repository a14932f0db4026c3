import { openFirstTenures } from '../ownership/open-first-tenures.ts'
import { refreshKeysOf } from '../customers/refresh-keys-of.ts'
import type { Context } from '../platform/context/context.ts'
import {
  auditCustomerUpdates,
  insertLastFollowUps,
  insertNewContacts,
  insertNewCustomers,
  insertNewKeys,
  insertNewStats,
  listChangedCustomers,
  makeFirstHolders,
  saveContactsOfChanged,
  saveTokens,
  updateChangedCustomers,
} from './customer-apply-queries.ts'
import { saveImportedBirthdays } from '../special-days/save-imported-birthdays.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { touchCustomers } from './change-queries.ts'
import { fallbacksOfNew } from './check-custom-values.ts'
import type { ImportRun } from './import-run.ts'
import { insertParentsOfRows } from './parent-queries.ts'
import { rememberChanges } from './remember-changes.ts'
import { insertTagsOfRows } from './tag-queries.ts'

/** Writes the decided rows of a customer file, each new customer with its holder. */
export async function applyCustomers(ctx: Context, run: ImportRun): Promise<void> {
  const { importId, options, counts } = run
  await run.step('writing', 0.1)
  if (counts.created > 0) {
    await insertNewCustomers(ctx, importId, await fallbacksOfNew(ctx))
    await run.step('writing', 0.4)
    await insertNewKeys(ctx, importId)
    await run.step('writing', 0.6)
    await insertNewStats(ctx, options.owner)
    await insertNewContacts(ctx, importId)
    await run.step('writing', 0.7)
    await makeFirstHolders(ctx, options.owner)
    await openFirstTenures(ctx, { staged: true, importId })
  }
  await run.step('writing', 0.9)
  if (counts.updated > 0) {
    await rememberChanges(ctx, importId, touchCustomers, async () => {
      await auditCustomerUpdates(ctx, importId)
      await updateChangedCustomers(ctx)
      await saveContactsOfChanged(ctx, importId)
    })
    await refreshChanged(ctx, run)
  }
  if (options.mapping.lastFollowUpAt !== undefined) await insertLastFollowUps(ctx, importId)
  if (options.mapping['birthday'] !== undefined) await saveImportedBirthdays(ctx, importId, { of: 'customer' })
  if (options.mapping.tags !== undefined) await tagImported(ctx, importId)
  if (options.mapping.parent !== undefined) await hangImported(ctx, importId)
}

async function tagImported(ctx: Context, importId: string): Promise<void> {
  const customers = await insertTagsOfRows(ctx, importId)
  if (customers === 0) return
  await writeAudit(ctx, { action: 'customer.tag', subjectType: 'customers', summary: { importId, customers } })
}

async function hangImported(ctx: Context, importId: string): Promise<void> {
  const customers = await insertParentsOfRows(ctx, importId)
  if (customers === 0) return
  const summary = { importId, customers, fields: ['parentCustomerId'] }
  await writeAudit(ctx, { action: 'customer.update', subjectType: 'customers', summary })
}

const batchSize = 500

/** Names, numbers and addresses may have changed: what the customers are found by follows. */
async function refreshChanged(ctx: Context, run: ImportRun): Promise<void> {
  let afterId: string | null = null
  for (;;) {
    const changed = await listChangedCustomers(ctx, afterId, batchSize)
    await saveTokens(ctx, changed)
    await refreshKeysOf(
      ctx,
      changed.map((customer) => customer.id),
    )
    const last = changed.at(-1)
    if (last === undefined || changed.length < batchSize) return
    afterId = last.id
    await run.step('writing', 0.95)
  }
}
