import { companyNameKey } from '@zhike/core/customers/normalise-name'
import { lockGroups } from '../customer-groups/lock-groups.ts'
import type { Context } from '../platform/context/context.ts'
import { checkCustomValues } from './check-custom-values.ts'
import {
  countKeptHolders,
  dropMatches,
  findDuplicateRows,
  insertCustomerDecisions,
  keepIdsOfSurvivors,
  listUnsureMatches,
  makeMatches,
  makeStagedCustomers,
  makeTargets,
  refuseForeignTargets,
  refuseOwners,
} from './customer-decide-queries.ts'
import { insertRefusals } from './decision-queries.ts'
import { spareCustomers } from './existing-queries.ts'
import { makeHolders } from './holder-queries.ts'
import { refuseLikelyRows, saveLikelyRows, stageFreshRows, stageSharedKeys } from './likely-queries.ts'
import { makeStagedParents, refuseParents, spareParents } from './parent-queries.ts'
import { readSetting } from '../settings/read-setting.ts'
import { makeStagedTags, refuseTags, spareTags } from './tag-queries.ts'
import type { ImportRun } from './import-run.ts'

/** Decides every row of a customer file: created, updated, left as it is, or refused and why. */
export async function decideCustomers(ctx: Context, run: ImportRun): Promise<void> {
  await run.step('deciding', 0.1)
  await makeStagedCustomers(ctx, run.importId)
  await makeHolders(ctx)
  await decideStagedCustomers(ctx, run)
  await insertRefusals(ctx, run.importId)
  await insertCustomerDecisions(ctx)
  if (run.options.owner.by === 'column') run.counts.holdersKept = await countKeptHolders(ctx)
}

/** Which staged customers exist, and which are refused. */
export async function decideStagedCustomers(ctx: Context, run: ImportRun): Promise<void> {
  await makeStagedTags(ctx)
  await run.step('deciding', 0.4)
  await findDuplicateRows(ctx)
  await makeMatches(ctx)
  await keepIdsOfSurvivors(ctx)
  await dropWrongNames(ctx)
  await run.step('deciding', 0.7)
  await makeTargets(ctx)
  if (run.options.existing !== 'overwrite') {
    await spareCustomers(ctx, run.options.existing)
    await spareTags(ctx, run.options.existing)
  }
  await refuseForeignTargets(ctx)
  await checkCustomValues(ctx, 'customer')
  if (run.options.owner.by === 'column') await refuseOwners(ctx)
  if (run.options.mapping.tags !== undefined) await refuseTags(ctx)
  await findLikelyRows(ctx, run)
  await decideParents(ctx, run)
}

/** Last: whoever hangs below a row that is refused is refused, too. */
async function decideParents(ctx: Context, { importId, options }: ImportRun): Promise<void> {
  const isMapped = options.mapping.parent !== undefined
  if (isMapped) await lockGroups(ctx)
  await makeStagedParents(ctx, importId, isMapped)
  if (!isMapped) return
  if (options.existing !== 'overwrite') await spareParents(ctx, options.existing)
  await refuseParents(ctx)
}

/** New rows that are likely there already, or twice in the file: marked, and left out where that is chosen. */
async function findLikelyRows(ctx: Context, run: ImportRun): Promise<void> {
  await run.step('deciding', 0.8)
  const rules = await readSetting(ctx, 'duplicates.rules')
  await stageFreshRows(ctx, run.importId)
  await stageSharedKeys(ctx, rules)
  run.counts.likelyDuplicates = await saveLikelyRows(ctx, run.importId, rules)
  if (run.options.likelyDuplicates === 'leave-out') await refuseLikelyRows(ctx)
}

const batchSize = 5000

/** The index of names also holds short names: whether the names themselves agree, only the application can tell. */
async function dropWrongNames(ctx: Context): Promise<void> {
  let afterRow = 0
  for (;;) {
    const matches = await listUnsureMatches(ctx, afterRow, batchSize)
    const wrong = matches.filter((match) => companyNameKey(match.name) !== match.nameKey)
    if (wrong.length > 0) await dropMatches(ctx, wrong)
    const last = matches.at(-1)
    if (last === undefined || matches.length < batchSize) return
    // Further matches of the last row are looked at again with the next batch.
    afterRow = last.rowNo - 1 > afterRow ? last.rowNo - 1 : last.rowNo
  }
}
