import { exportNotReady } from '@zhike/core/exports/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { removeExportFile } from './export-file.ts'
import { loadExport } from './load-export.ts'
import { endExport } from './queries.ts'

export async function removeExport(ctx: Context, id: string): Promise<void> {
  const row = await loadExport(ctx, id)
  if (row.state !== 'ready') throw exportNotReady({ state: row.state })
  await transaction(ctx, async (ctx) => {
    await endExport(ctx, id, 'expired')
    await writeAudit(ctx, {
      action: 'export.remove',
      subjectType: 'export',
      subjectId: id,
      summary: { list: row.list },
    })
  })
  await removeExportFile(ctx.services.dataDir, id)
}
