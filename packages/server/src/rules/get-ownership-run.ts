import { invalidCursor, notFound } from '@zhike/core/kernel/problems'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentRun } from './present-run.ts'
import { findRun, findRuns, type RunRow } from './run-queries.ts'

export async function getOwnershipRun(ctx: Context, id: string) {
  return presentRun(ctx, await requireRun(ctx, id))
}

export async function requireRun(ctx: Context, id: string): Promise<RunRow> {
  requirePermission(ctx, 'rule.manage')
  const row = await findRun(ctx, id)
  if (!row) throw notFound({ id })
  return row
}

export async function listOwnershipRuns(
  ctx: Context,
  query: { kind?: string | undefined; limit: number; after?: string | undefined },
) {
  requirePermission(ctx, 'rule.manage')
  if (query.after !== undefined && !/^[0-9a-f-]{36}$/.test(query.after)) throw invalidCursor()
  const rows = await findRuns(ctx, { kind: query.kind, before: query.after ?? null, limit: query.limit })
  const shown = rows.slice(0, query.limit)
  return {
    items: shown.map((row) => presentRun(ctx, row)),
    nextCursor: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
  }
}
