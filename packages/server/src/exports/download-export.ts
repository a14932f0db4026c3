import { keyIsLimited } from '@zhike/core/api-keys/problems'
import { exportLists } from '@zhike/core/exports/lists'
import { exportMedia } from '@zhike/core/customers/export-formats'
import { exportAccessChanged, exportNotReady } from '@zhike/core/exports/problems'
import type { Readable } from 'node:stream'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { now, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { accessPrint } from './access-print.ts'
import { openExportFile, removeExportFile } from './export-file.ts'
import { loadExport } from './load-export.ts'
import { requireList } from './open-list.ts'
import { endExport, noteDownload } from './queries.ts'

interface ExportDownload {
  name: string
  extension: string
  type: string
  content: Readable
}

/** The kept file, to its asker alone, as long as they may still see what they might when it was made. */
export async function downloadExport(ctx: Context, id: string): Promise<ExportDownload> {
  const row = await loadExport(ctx, id)
  if (ctx.actor.isLimited) throw keyIsLimited()
  requireList(ctx, row.list)
  const isOver = row.expiresAt !== null && Date.parse(row.expiresAt) <= now(ctx).getTime()
  if (row.state !== 'ready' || isOver) throw exportNotReady({ state: isOver ? 'expired' : row.state })
  if (row.access !== (await accessPrint(ctx))) {
    await endExport(ctx, id, 'expired')
    await removeExportFile(ctx.services.dataDir, id)
    throw exportAccessChanged()
  }
  const content = openExportFile(ctx.services.dataDir, id)
  if (content === null) throw exportNotReady({ state: 'expired' })
  await transaction(ctx, async (ctx) => {
    await noteDownload(ctx, id)
    await writeAudit(ctx, {
      action: 'export.download',
      subjectType: 'export',
      subjectId: id,
      summary: { list: row.list, format: row.format, count: row.done },
    })
  })
  return { name: exportLists[row.list].file, ...exportMedia[row.format], content }
}
