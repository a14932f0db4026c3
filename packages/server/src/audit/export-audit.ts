import { describeAction } from '@zhike/core/audit/actions'
import { auditColumns } from '@zhike/core/audit/export-columns'
import type { AuditEntry } from '@zhike/core/audit/schema'
import { csvCell, csvLine } from '@zhike/core/customers/csv'
import { noteDirect } from '../exports/note-direct.ts'
import type { OnRows } from '../exports/opened-list.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor } from '../platform/list/keyset.ts'
import { auditOrder, countAudit, selectAudit, type AuditFilter } from './queries.ts'
import { shownEntry } from './shown-entry.ts'

const byteOrderMark = '\ufeff'
const pageSize = 1000

/** The audit as CSV, newest first, page by page in bounded memory. That it left the house is audited before it does. */
export async function exportAudit(ctx: Context, filter: AuditFilter): Promise<AsyncIterable<Uint8Array | string>> {
  requirePermission(ctx, 'audit.export')
  const note = await noteDirect(ctx, {
    list: 'audit',
    format: 'csv',
    query: filter,
    count: await countAudit(ctx, filter),
    action: 'audit.export',
    subjectType: 'audit',
  })
  return note.counted((onRows) => linesOf(ctx, filter, onRows))
}

async function* linesOf(ctx: Context, filter: AuditFilter, onRows: OnRows): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(auditColumns.map((column) => csvCell(column[ctx.locale])))
  let after: string | undefined
  for (;;) {
    const page = await selectAudit(ctx, filter, decodeCursor(after, auditOrder, filter), pageSize)
    await onRows(page.items.length)
    yield page.items.map((entry) => lineOf(ctx, shownEntry(ctx, entry))).join('')
    if (page.nextCursor === null) return
    after = page.nextCursor
  }
}

function lineOf(ctx: Context, entry: AuditEntry): string {
  const values = { ...entry, description: describeAction(entry.action, ctx.locale) }
  return csvLine(auditColumns.map(({ key }) => csvCell(cellText(values[key]))))
}

function cellText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
