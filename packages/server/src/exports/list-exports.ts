import type { ExportRecord } from '@zhike/core/exports/schema'
import { invalidCursor } from '@zhike/core/kernel/problems'
import type { Context } from '../platform/context/context.ts'
import { presentExport } from './present-export.ts'
import { selectExportsOf } from './queries.ts'

/** One's own, latest first. */
export async function listExports(
  ctx: Context,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: ExportRecord[]; nextCursor: string | null }> {
  if (ctx.actor.personId === null) return { items: [], nextCursor: null }
  const rows = await selectExportsOf(ctx, ctx.actor.personId, readCursor(after), limit + 1)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => presentExport(ctx, row)),
    nextCursor: last ? `${last.createdAt}~${last.id}` : null,
  }
}

function readCursor(text: string | undefined): { createdAt: string; id: string } | null {
  if (!text) return null
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(text)
  if (!match) throw invalidCursor()
  return { createdAt: match[1] ?? '', id: match[2] ?? '' }
}
