import type { Context } from '../platform/context/context.ts'
import { touchNextContacts } from './change-queries.ts'
import { insertRefusals } from './decision-queries.ts'
import {
  insertFollowUpDecisions,
  insertNewFollowUps,
  makeStagedFollowUps,
  updateFollowUpStats,
  usedByFollowUps,
} from './follow-up-queries.ts'
import type { ImportRun } from './import-run.ts'
import { keepUsedReferences } from './reference-queries.ts'
import { rememberChanges } from './remember-changes.ts'
import { createReferencedCustomers, resolveReferences } from './resolve-references.ts'

export async function decideFollowUps(ctx: Context, run: ImportRun): Promise<void> {
  await run.step('deciding', 0.1)
  await resolveReferences(ctx, run)
  await run.step('deciding', 0.5)
  await makeStagedFollowUps(ctx, run.importId)
  await insertRefusals(ctx, run.importId)
  await insertFollowUpDecisions(ctx)
  run.counts.customersCreated = await keepUsedReferences(ctx, usedByFollowUps)
}

export async function applyFollowUps(ctx: Context, run: ImportRun): Promise<void> {
  await run.step('writing', 0.1)
  await createReferencedCustomers(ctx, run)
  await run.step('writing', 0.4)
  await insertNewFollowUps(ctx, run.importId)
  await run.step('writing', 0.8)
  await rememberChanges(ctx, run.importId, touchNextContacts, () => updateFollowUpStats(ctx))
}
