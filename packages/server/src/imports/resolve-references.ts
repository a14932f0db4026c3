import { openFirstTenures } from '../ownership/open-first-tenures.ts'
import type { Context } from '../platform/context/context.ts'
import { makeHolders } from './holder-queries.ts'
import type { ImportRun } from './import-run.ts'
import {
  chooseNewOwners,
  insertReferencedCustomers,
  makeNewReferences,
  makeReferences,
  matchReferences,
  refuseForeignReferences,
  refuseUnknownReferences,
  spreadReferenceProblems,
} from './reference-queries.ts'

/** Finds the customer of every row, or plans its creation where the import may create customers. */
export async function resolveReferences(ctx: Context, { importId, options }: ImportRun): Promise<void> {
  await makeReferences(ctx, importId)
  await makeHolders(ctx)
  await matchReferences(ctx)
  await refuseForeignReferences(ctx)
  if (!options.createCustomers) await refuseUnknownReferences(ctx)
  // Also where none may be created: what follows reads the same tables.
  await makeNewReferences(ctx)
  if (options.owner.by === 'column') await chooseNewOwners(ctx)
  await spreadReferenceProblems(ctx)
}

/** Creates the planned customers, each with its holder. */
export async function createReferencedCustomers(ctx: Context, run: ImportRun): Promise<void> {
  const { importId, options } = run
  const poolId = options.owner.by === 'pool' ? options.owner.poolId : null
  const count = await insertReferencedCustomers(ctx, importId, options.customerKind, poolId)
  if (count > 0) await openFirstTenures(ctx, { staged: true, importId })
}
