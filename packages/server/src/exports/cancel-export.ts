import { exportNotUnderWay } from '@zhike/core/exports/problems'
import type { ExportRecord } from '@zhike/core/exports/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { loadExport } from './load-export.ts'
import { presentExport } from './present-export.ts'
import { requestCancel } from './queries.ts'

/** One that waits ends at once, one that runs with its next page. */
export async function cancelExport(ctx: Context, id: string): Promise<ExportRecord> {
  return transaction(ctx, async (ctx) => {
    const { state, list, done } = await loadExport(ctx, id)
    if (!(await requestCancel(ctx, id))) throw exportNotUnderWay({ state })
    await writeAudit(ctx, { action: 'export.cancel', subjectType: 'export', subjectId: id, summary: { list, done } })
    return presentExport(ctx, await loadExport(ctx, id))
  })
}
