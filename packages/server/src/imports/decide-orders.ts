import type { Context } from '../platform/context/context.ts'
import { checkCustomValues } from './check-custom-values.ts'
import { insertRefusals } from './decision-queries.ts'
import { spareOrders } from './existing-queries.ts'
import type { ImportRun } from './import-run.ts'
import {
  findDisagreements,
  insertOrderDecisions,
  makeOrderGroups,
  makeOrderLines,
  makeOrderValues,
  makeStagedOrders,
  matchOrders,
  refuseGroups,
  refuseWithoutRate,
  usedByOrders,
} from './order-decide-queries.ts'
import { keepUsedReferences } from './reference-queries.ts'
import { resolveReferences } from './resolve-references.ts'

/** Decides every row of an order file; the rows of one order share one fate. */
export async function decideOrders(ctx: Context, run: ImportRun): Promise<void> {
  await run.step('deciding', 0.1)
  await resolveReferences(ctx, run)
  await run.step('deciding', 0.4)
  await makeStagedOrders(ctx, run.importId)
  await run.step('deciding', 0.6)
  await decideStagedOrders(ctx, run)
  await run.step('deciding', 0.9)
  await insertRefusals(ctx, run.importId)
  await insertOrderDecisions(ctx)
  run.counts.customersCreated = await keepUsedReferences(ctx, usedByOrders)
}

/** Staged rows become orders; which exist, and which rows are refused. */
export async function decideStagedOrders(ctx: Context, run: ImportRun): Promise<void> {
  await findDisagreements(ctx)
  await refuseWithoutRate(ctx)
  await makeOrderValues(ctx)
  await checkCustomValues(ctx, 'order')
  await makeOrderGroups(ctx)
  await refuseGroups(ctx)
  await makeOrderLines(ctx)
  await matchOrders(ctx)
  if (run.options.existing !== 'overwrite') await spareOrders(ctx, run.options.existing)
}
