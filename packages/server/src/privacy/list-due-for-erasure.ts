import { invalidCursor } from '@zhike/core/kernel/problems'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'
import { selectDue } from './retention-queries.ts'

/** Individuals beyond the retention rule; without a rule nobody. */
export async function listDueForErasure(ctx: Context, query: { limit: number; after?: string | undefined }) {
  requirePermission(ctx, 'privacy.manage')
  const { inactiveMonths } = await readSetting(ctx, 'privacy.retention')
  if (inactiveMonths === null) return { items: [], nextCursor: null }
  if (query.after !== undefined && !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(query.after)) {
    throw invalidCursor()
  }
  const rows = await selectDue(ctx, inactiveMonths, query.after ?? null, query.limit + 1)
  const items = rows.slice(0, query.limit)
  return { items, nextCursor: rows.length > query.limit ? (items.at(-1)?.customerId ?? null) : null }
}
