import type { Context } from '../platform/context/context.ts'
import { importFile, removeImportFile } from './import-files.ts'
import { deleteStagedRows, listExpiredImports } from './import-queries.ts'

/** Files and staged rows of imports over for so long; what they brought, their counts and their reasons stay. */
export async function removeOldImports(ctx: Context, keptDays: number): Promise<number> {
  let removed = 0
  for (;;) {
    const expired = await listExpiredImports(ctx, keptDays)
    if (expired.length === 0) return removed
    for (const id of expired) {
      await deleteStagedRows(ctx, id)
      const path = importFile(ctx.services.dataDir, id)
      await removeImportFile(path)
      await removeImportFile(path.replace(/\.upload$/, '-refused.csv'))
    }
    removed += expired.length
  }
}
