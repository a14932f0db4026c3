import { refreshKeysOf } from '../customers/refresh-keys-of.ts'
import type { Context } from '../platform/context/context.ts'
import { makeStagedBosses, markChangedBosses, refuseBosses, saveBosses, spareBosses } from './boss-queries.ts'
import { touchContacts } from './change-queries.ts'
import { checkCustomValues, fallbacksOf } from './check-custom-values.ts'
import {
  choosePrimaries,
  insertContactDecisions,
  insertContactKeys,
  listChangedContactCustomers,
  makeStagedContacts,
  matchContacts,
  saveContacts,
  usedByContacts,
} from './contact-queries.ts'
import { insertRefusals } from './decision-queries.ts'
import type { ImportRun } from './import-run.ts'
import { keepUsedReferences } from './reference-queries.ts'
import { rememberChanges } from './remember-changes.ts'
import { saveImportedBirthdays } from '../special-days/save-imported-birthdays.ts'
import { createReferencedCustomers, resolveReferences } from './resolve-references.ts'

export async function decideContacts(ctx: Context, run: ImportRun): Promise<void> {
  await run.step('deciding', 0.1)
  await resolveReferences(ctx, run)
  await run.step('deciding', 0.5)
  await makeStagedContacts(ctx, run.importId)
  await matchContacts(ctx, run.options.existing)
  await checkCustomValues(ctx, 'contact')
  await decideBosses(ctx, run)
  await insertRefusals(ctx, run.importId)
  await insertContactDecisions(ctx)
  run.counts.customersCreated = await keepUsedReferences(ctx, usedByContacts)
}

/** Whom contacts report to, where a column says so. Bosses whose row is refused must be known: what refuses goes before. */
async function decideBosses(ctx: Context, { options }: ImportRun): Promise<void> {
  if (options.mapping['reportsTo'] === undefined) return
  await makeStagedBosses(ctx)
  if (options.existing !== 'overwrite') await spareBosses(ctx, options.existing)
  await refuseBosses(ctx)
  await markChangedBosses(ctx)
}

const batchSize = 500

export async function applyContacts(ctx: Context, run: ImportRun): Promise<void> {
  await run.step('writing', 0.1)
  await createReferencedCustomers(ctx, run)
  await run.step('writing', 0.4)
  const fallbacks = await fallbacksOf(ctx, 'contact')
  await rememberChanges(ctx, run.importId, touchContacts, async () => {
    await choosePrimaries(ctx)
    await saveContacts(ctx, run.importId, fallbacks)
  })
  if (run.options.mapping['reportsTo'] !== undefined) await saveBosses(ctx, run.importId)
  await insertContactKeys(ctx, run.importId)
  if (run.options.mapping['birthday'] !== undefined) await saveImportedBirthdays(ctx, run.importId, { of: 'contact' })
  let afterId: string | null = null
  for (;;) {
    const ids = await listChangedContactCustomers(ctx, afterId, batchSize)
    await refreshKeysOf(ctx, ids)
    afterId = ids.at(-1) ?? null
    if (afterId === null || ids.length < batchSize) return
    await run.step('writing', 0.9)
  }
}
