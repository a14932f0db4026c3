import type { FollowUp } from '@zhike/core/follow-ups/schema'
import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor } from '../platform/list/keyset.ts'
import { presentFollowUp } from './present-follow-up.ts'
import { followUpOrder, selectFollowUps } from './queries.ts'

export async function listFollowUps(
  ctx: Context,
  customerId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: FollowUp[]; nextCursor: string | null }> {
  requirePermission(ctx, 'customer.read')
  const { personId } = await requireCustomer(ctx, customerId)
  const mayWrite = await reaches(ctx, 'follow-up.write', personId, customerId)
  const rows = await selectFollowUps(ctx, customerId, decodeCursor(after, followUpOrder, customerId), limit + 1)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => presentFollowUp(ctx, row, mayWrite)),
    nextCursor: last ? encodeCursor(followUpOrder, customerId, [last.happenedAt], last.id) : null,
  }
}
