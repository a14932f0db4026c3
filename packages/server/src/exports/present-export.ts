import type { ExportRecord } from '@zhike/core/exports/schema'
import { definedProblems, renderTemplate, type Locale } from '@zhike/core/kernel/problem'
import { now, type Context } from '../platform/context/context.ts'
import type { StoredExport } from './queries.ts'

export function presentExport(ctx: Context, row: StoredExport): ExportRecord {
  const { list, format, mode, total, done, bytes, downloads, createdAt, finishedAt, expiresAt } = row
  const isOver = row.state === 'ready' && expiresAt !== null && Date.parse(expiresAt) <= now(ctx).getTime()
  const state = isOver ? 'expired' : row.state
  return {
    id: row.id,
    list,
    format,
    mode,
    state,
    total: state === 'ready' ? done : total,
    done,
    bytes: bytes === null ? null : Number(bytes),
    error: row.error && { code: row.error.code, message: messageOf(row.error, ctx.locale) },
    downloads,
    createdAt,
    finishedAt,
    expiresAt,
    abilities: {
      cancel: state === 'queued' || state === 'running',
      download: state === 'ready',
      remove: state === 'ready',
    },
  }
}

function messageOf(
  { code, params }: { code: string; params: Record<string, string | number> },
  locale: Locale,
): string {
  const definition = definedProblems().get(code)
  return definition ? renderTemplate(definition[locale], params) : code
}
