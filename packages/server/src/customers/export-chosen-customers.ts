import type { ExportChosenInput } from '@zhike/core/customers/schema'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectExportable, selectExportRows } from './export-queries.ts'
import { exportHead, exportLines } from './export-lines.ts'

const pageSize = 1000

/** The chosen customers as CSV, in the order they were named; what lies outside the data scope is simply not there. */
export async function exportChosenCustomers(ctx: Context, { ids }: ExportChosenInput): Promise<AsyncGenerator<string>> {
  requirePermission(ctx, 'customer.export')
  const known = await selectExportable(ctx, ids)
  const found = [...new Set(ids)].filter((id) => known.has(id))
  await writeAudit(ctx, {
    action: 'customer.export',
    subjectType: 'customer',
    summary: { count: found.length },
    after: { ids: found },
  })
  return linesOf(ctx, found)
}

async function* linesOf(ctx: Context, ids: readonly string[]): AsyncGenerator<string> {
  const fields = await visibleFields(ctx, 'customer')
  yield exportHead(ctx, fields)
  for (let from = 0; from < ids.length; from += pageSize) {
    const rows = await selectExportRows(ctx, ids.slice(from, from + pageSize), fields)
    yield await exportLines(ctx, rows, fields)
  }
}
