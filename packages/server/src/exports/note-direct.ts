import type { ExportFormat } from '@zhike/core/customers/export-formats'
import type { ExportListKey } from '@zhike/core/exports/lists'
import { newId } from '@zhike/core/kernel/ids'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import type { OnRows } from './opened-list.ts'
import { insertExport, noteSent } from './queries.ts'
import { requireRoom } from './require-room.ts'

interface DirectExport {
  list: ExportListKey
  format: ExportFormat
  query: object
  count: number
  /** As the audit calls it. */
  action: string
  subjectType?: string
}

type Content = AsyncIterable<Uint8Array | string>

/** Notes what is about to leave at once: within the limits, in the list of one's own exports, and in the audit. */
export async function noteDirect(
  ctx: Context,
  { list, format, query, count, action, subjectType = 'export' }: DirectExport,
): Promise<{ counted(write: (onRows: OnRows) => Content): Content }> {
  const id = newId()
  const { personId } = ctx.actor
  await transaction(ctx, async (ctx) => {
    await requireRoom(ctx, personId, count, 'direct')
    if (personId !== null) await insertExport(ctx, { id, personId, list, format, query, mode: 'direct', total: count })
    await writeAudit(ctx, { action, subjectType, summary: { list, count, format }, after: query })
  })
  return {
    async *counted(write) {
      let sent = 0
      const onRows = (rows: number) => {
        sent += rows
      }
      try {
        yield* write(onRows)
      } finally {
        // However far it came: whoever lets go in the middle has what came until then.
        if (personId !== null) await noteSent(ctx, id, sent)
      }
    },
  }
}
