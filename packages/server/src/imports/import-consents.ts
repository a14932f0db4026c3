import { readSetting } from '../settings/read-setting.ts'
import type { Context } from '../platform/context/context.ts'
import {
  decideConsentRows,
  makeStagedConsents,
  matchConsentPeople,
  refuseConsents,
  saveConsents,
} from './consent-queries.ts'
import { insertRefusals } from './decision-queries.ts'
import type { ImportRun } from './import-run.ts'
import { resolveReferences } from './resolve-references.ts'

export async function decideConsents(ctx: Context, run: ImportRun): Promise<void> {
  await run.step('deciding', 0.1)
  // Nobody agrees to anything on behalf of a customer that is not there yet.
  await resolveReferences(ctx, { ...run, options: { ...run.options, createCustomers: false } })
  await run.step('deciding', 0.5)
  const purposes = await readSetting(ctx, 'privacy.purposes')
  await makeStagedConsents(ctx, run.importId, purposes)
  await matchConsentPeople(ctx)
  await refuseConsents(ctx, purposes)
  await insertRefusals(ctx, run.importId)
  await decideConsentRows(ctx)
}

export async function applyConsents(ctx: Context, run: ImportRun): Promise<void> {
  await run.step('writing', 0.2)
  await saveConsents(ctx, run.importId)
}
