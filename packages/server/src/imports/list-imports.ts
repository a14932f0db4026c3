import { invalidCursor } from '@zhike/core/kernel/problems'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { listStoredImports } from './import-queries.ts'
import { presentImport } from './present-import.ts'

export async function listImports(ctx: Context, query: { limit: number; after?: string | undefined }) {
  requirePermission(ctx, 'customer.import')
  const stored = await listStoredImports(ctx, query.limit + 1, parseCursor(query.after))
  const page = stored.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await Promise.all(page.map((one) => presentImport(ctx, one))),
    nextCursor: stored.length > query.limit && last ? `${last.createdAt}~${last.id}` : null,
  }
}

function parseCursor(text: string | undefined): { createdAt: string; id: string } | null {
  if (!text) return null
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([\da-f-]{36})$/.exec(text)
  if (!match) throw invalidCursor()
  return { createdAt: match[1] ?? '', id: match[2] ?? '' }
}
