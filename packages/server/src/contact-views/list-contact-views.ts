import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor } from '../platform/list/keyset.ts'
import { readSetting } from '../settings/read-setting.ts'
import { dayOrder, selectDays, type DayFilter } from './queries.ts'

export async function listContactViews(ctx: Context, query: DayFilter & { limit: number; after?: string | undefined }) {
  requirePermission(ctx, 'audit.read')
  const { limit, after, ...filter } = query
  const page = await selectDays(ctx, filter, decodeCursor(after, dayOrder, filter), limit)
  return { ...page, limits: await readSetting(ctx, 'privacy.contact-views') }
}
