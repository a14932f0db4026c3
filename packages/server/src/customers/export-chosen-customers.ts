import type { ExportChosenInput } from '@zhike/core/customers/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectExportable } from './export-queries.ts'
import { requireExportable, writeExport } from './write-export.ts'

const pageSize = 1000

/** The chosen customers as a file, in the order they were named; what lies outside the data scope is simply not there. */
export async function exportChosenCustomers(
  ctx: Context,
  { ids, format }: ExportChosenInput,
): Promise<AsyncGenerator<Uint8Array | string>> {
  requirePermission(ctx, 'customer.export')
  const known = await selectExportable(ctx, ids)
  const found = [...new Set(ids)].filter((id) => known.has(id))
  await requireExportable(ctx, found.length)
  await writeAudit(ctx, {
    action: 'customer.export',
    subjectType: 'customer',
    summary: { count: found.length, format },
    after: { ids: found },
  })
  return writeExport(ctx, format, pagesOf(found))
}

async function* pagesOf(ids: readonly string[]): AsyncGenerator<readonly string[]> {
  for (let from = 0; from < ids.length; from += pageSize) {
    yield ids.slice(from, from + pageSize)
  }
}
