import type { Context } from '../platform/context/context.ts'
import { listExportFiles, removeExportFile } from './export-file.ts'
import { expireExports, selectKept } from './queries.ts'

/** How long the list of one's exports goes back. */
const keptDays = 90

/** Files whose time is over, and those that nothing knows any more: a restored or erased record has none. */
export async function removeOldExports(ctx: Context): Promise<number> {
  await expireExports(ctx, keptDays)
  const { dataDir } = ctx.services
  const files = await listExportFiles(dataDir)
  const kept = await selectKept(ctx, files)
  const gone = files.filter((id) => !kept.has(id))
  for (const id of gone) await removeExportFile(dataDir, id)
  return gone.length
}
