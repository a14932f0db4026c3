import type { StartedExport, StartExportInput } from '@zhike/core/exports/schema'
import { newId } from '@zhike/core/kernel/ids'
import { notAllowed } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { readSetting } from '../settings/read-setting.ts'
import { addressOf } from './address-of.ts'
import { loadExport } from './load-export.ts'
import { openList } from './open-list.ts'
import { presentExport } from './present-export.ts'
import { insertExport } from './queries.ts'
import { requireRoom } from './require-room.ts'

/**
 * Has a list made into a file. What is small is answered by where it can be downloaded at once; the rest is a job's,
 * which asks for the rights again when it makes the file.
 */
export async function startExport(ctx: Context, input: StartExportInput): Promise<StartedExport> {
  const { personId } = ctx.actor
  if (personId === null) throw notAllowed({ action: 'export' })
  const { count } = await openList(ctx, input)
  const address = count < (await readSetting(ctx, 'export.background-rows')) ? addressOf(input) : null
  return transaction(ctx, async (ctx) => {
    await requireRoom(ctx, personId, count, address === null ? 'background' : 'direct')
    if (address !== null) return { rows: count, address, export: null }
    const id = newId()
    const { list, format, query } = input
    await insertExport(ctx, { id, personId, list, format, query, mode: 'background', total: count })
    await writeAudit(ctx, {
      action: 'export.start',
      subjectType: 'export',
      subjectId: id,
      summary: { list, format, count },
      after: query,
    })
    await ctx.services.queue.add(ctx.db, 'run-export', { exportId: id, locale: ctx.locale })
    return { rows: count, address: null, export: presentExport(ctx, await loadExport(ctx, id)) }
  })
}
