import type { ExportFormat } from '@zhike/core/customers/export-formats'
import type { ExportListKey } from '@zhike/core/exports/lists'
import { invalidInput } from '@zhike/core/kernel/problems'
import type { Context } from '../platform/context/context.ts'
import { noteDirect } from './note-direct.ts'
import { openList } from './open-list.ts'

/** A list as a file, streamed as it is read. What leaves is noted and audited before its first byte does. */
export async function exportList(
  ctx: Context,
  list: ExportListKey,
  { format, query }: { format: ExportFormat; query?: string | undefined },
): Promise<AsyncIterable<Uint8Array | string>> {
  const asked = { list, format, query: readJson(query) }
  const opened = await openList(ctx, asked)
  const note = await noteDirect(ctx, { ...asked, count: opened.count, action: 'export.list' })
  return note.counted((onRows) => opened.write(format, onRows))
}

function readJson(text: string | undefined): Record<string, unknown> {
  if (text === undefined || text === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // What is no JSON is told below, like JSON of another shape.
  }
  throw invalidInput({ count: 1 }, [{ path: '/query', code: 'malformed', value: text }])
}
