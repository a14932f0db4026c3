import type { Context } from '../platform/context/context.ts'
import { importFile, removeImportFile } from './import-files.ts'
import { deleteStagedRows, listExpiredImports } from './import-queries.ts'

const keptDays = 30

/** Files and staged rows of imports long over; what they brought, their counts and their reasons stay. */
export async function removeOldImports(ctx: Context): Promise<void> {
  for (const id of await listExpiredImports(ctx, keptDays)) {
    await deleteStagedRows(ctx, id)
    await removeImportFile(importFile(ctx.services.dataDir, id))
  }
}
