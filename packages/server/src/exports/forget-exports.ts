import type { Context } from '../platform/context/context.ts'
import { removeExportFile } from './export-file.ts'
import { expireAllFiles } from './queries.ts'

/** Somebody is erased: no kept file may name them, and none is finished that had read them before. */
export async function forgetExports(ctx: Context): Promise<void> {
  for (const id of await expireAllFiles(ctx)) await removeExportFile(ctx.services.dataDir, id)
}
