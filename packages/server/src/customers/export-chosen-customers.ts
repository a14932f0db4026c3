import type { ExportChosenInput } from '@zhike/core/customers/schema'
import { noteDirect } from '../exports/note-direct.ts'
import { told } from '../exports/opened-list.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectExportable } from './export-queries.ts'
import { writeExport } from './write-export.ts'

const pageSize = 1000

/** The chosen customers as a file, in the order they were named; what lies outside the data scope is simply not there. */
export async function exportChosenCustomers(
  ctx: Context,
  { ids, format }: ExportChosenInput,
): Promise<AsyncIterable<Uint8Array | string>> {
  requirePermission(ctx, 'customer.export')
  const known = await selectExportable(ctx, ids)
  const found = [...new Set(ids)].filter((id) => known.has(id))
  const note = await noteDirect(ctx, {
    list: 'customers',
    format,
    count: found.length,
    action: 'customer.export',
    subjectType: 'customer',
    query: { ids: found },
  })
  return note.counted((onRows) => writeExport(ctx, format, told(pagesOf(found), onRows)))
}

export async function* pagesOf(ids: readonly string[]): AsyncGenerator<readonly string[]> {
  for (let from = 0; from < ids.length; from += pageSize) {
    yield ids.slice(from, from + pageSize)
  }
}
