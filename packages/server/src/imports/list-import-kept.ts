import { keptKinds } from '@zhike/core/imports/kinds'
import type { ImportKept } from '@zhike/core/imports/schema'
import { invalidCursor } from '@zhike/core/kernel/problems'
import type { Context } from '../platform/context/context.ts'
import { loadImport } from './load-import.ts'
import { listStoredKept } from './undo-kept-queries.ts'

/** Records that the undo of an import left as they are, and why. */
export async function listImportKept(
  ctx: Context,
  id: string,
  query: { limit: number; after?: string | undefined },
): Promise<{ items: ImportKept[]; nextCursor: string | null }> {
  await loadImport(ctx, id)
  const found = await listStoredKept(ctx, id, parseCursor(query.after), query.limit + 1)
  const items = found.slice(0, query.limit)
  const last = items.at(-1)
  return {
    items,
    nextCursor: found.length > query.limit && last ? `${last.kind}~${last.customerId}~${last.recordId}` : null,
  }
}

function parseCursor(text: string | undefined) {
  if (!text) return null
  const [kind = '', customerId = '', recordId = ''] = text.split('~')
  const isId = (part: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(part)
  if (!keptKinds.some((one) => one === kind) || !isId(customerId) || !isId(recordId)) throw invalidCursor()
  return { kind, customerId, recordId }
}
