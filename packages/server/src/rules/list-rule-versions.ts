import { invalidCursor } from '@zhike/core/kernel/problems'
import { may, requirePermission, type Context } from '../platform/context/context.ts'
import { presentVersionHead } from './present-version.ts'
import { findVersions } from './rule-version-queries.ts'

export async function listRuleVersions(ctx: Context, query: { limit: number; after?: string | undefined }) {
  requirePermission(ctx, 'rule.read')
  if (query.after !== undefined && !/^\d{1,9}$/.test(query.after)) throw invalidCursor()
  const before = query.after === undefined ? null : Number(query.after)
  const rows = await findVersions(ctx, { before, limit: query.limit, withDraft: may(ctx, 'rule.manage') })
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(presentVersionHead),
    nextCursor: last && rows.length > query.limit ? String(last.no) : null,
  }
}
