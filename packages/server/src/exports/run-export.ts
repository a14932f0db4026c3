import { exportLost, tooManyRows } from '@zhike/core/exports/problems'
import { exportLists } from '@zhike/core/exports/lists'
import { notAllowed } from '@zhike/core/kernel/problems'
import { Problem } from '@zhike/core/kernel/problem'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { readSetting } from '../settings/read-setting.ts'
import { accessPrint } from './access-print.ts'
import { removeExportFile, writeExportFile } from './export-file.ts'
import { openList } from './open-list.ts'
import { endExport, markReady, markRunning, saveProgress, selectExport, type StoredExport } from './queries.ts'

class ExportCancelled extends Error {}

/** How often progress is written, and asked whether to stop. */
const tellEveryMs = 700

/**
 * Makes the file of an export with the rights its asker has now. Begun anew after a crash: what was half written goes.
 * What was refused for a reason stays refused; anything else is tried again by the job.
 */
export async function runExport(ctx: Context, id: string, signal?: AbortSignal): Promise<void> {
  if (!(await markRunning(ctx, id))) return
  const row = await selectExport(ctx, id)
  if (!row) return
  await tell(ctx, row)
  try {
    await make(ctx, row, signal)
  } catch (error) {
    if (error instanceof ExportCancelled) await end(ctx, row, 'cancelled')
    else if (error instanceof Problem) await end(ctx, row, 'failed', error)
    else throw error
  }
}

async function make(ctx: Context, row: StoredExport, signal: AbortSignal | undefined): Promise<void> {
  const { id, format } = row
  const { dataDir } = ctx.services
  if (ctx.actor.personId === null) throw notAllowed({ action: exportLists[row.list].permissions[0] })
  const access = await accessPrint(ctx)
  const limit = await readSetting(ctx, 'export.most-rows')
  const opened = await openList(ctx, row)
  let done = 0
  let toldAt = performance.now()
  const onRows = async (count: number) => {
    signal?.throwIfAborted()
    done += count
    if (done > limit) throw tooManyRows({ count: done, limit })
    if (performance.now() - toldAt < tellEveryMs) return
    toldAt = performance.now()
    if (await saveProgress(ctx, id, done)) throw new ExportCancelled()
    await tell(ctx, row)
  }
  const bytes = await writeExportFile(dataDir, id, opened.write(format, onRows))
  if (await saveProgress(ctx, id, done)) {
    await removeExportFile(dataDir, id)
    throw new ExportCancelled()
  }
  await transaction(ctx, async (ctx) => {
    const keepHours = await readSetting(ctx, 'export.keep-hours')
    if (!(await markReady(ctx, id, { done, bytes, access, keepHours }))) return
    const { list, query } = row
    await writeAudit(ctx, {
      action: 'export.list',
      subjectType: 'export',
      subjectId: id,
      summary: { list, format, count: done },
      after: query,
    })
    await tell(ctx, row)
  })
}

async function end(ctx: Context, row: StoredExport, state: 'cancelled' | 'failed', problem?: Problem): Promise<void> {
  await removeExportFile(ctx.services.dataDir, row.id)
  await transaction(ctx, async (ctx) => {
    if (await endExport(ctx, row.id, state, problem ? storable(problem) : null)) await tell(ctx, row)
  })
}

/** The job is lost for good: nobody makes this file any more. */
export async function failExport(ctx: Context, id: string): Promise<void> {
  const row = await selectExport(ctx, id)
  if (row) await end(ctx, row, 'failed', exportLost({ requestId: ctx.requestId }))
}

function tell(ctx: Context, { id, personId }: StoredExport): Promise<void> {
  return emitEvent(ctx, 'export.changed', { exportId: id, personId })
}

function storable({ code, params }: Problem): { code: string; params: Record<string, string | number> } {
  const kept: Record<string, string | number> = {}
  for (const [key, value] of Object.entries(params)) {
    if (typeof value === 'string' || typeof value === 'number') kept[key] = value
  }
  return { code, params: kept }
}
