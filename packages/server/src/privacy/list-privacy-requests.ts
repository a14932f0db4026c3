import type { PrivacyRequest } from '@zhike/core/privacy/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor } from '../platform/list/keyset.ts'
import { requestOrder, selectRequests } from './request-queries.ts'

export async function listPrivacyRequests(
  ctx: Context,
  query: { limit: number; after?: string | undefined },
): Promise<{ items: PrivacyRequest[]; nextCursor: string | null }> {
  requirePermission(ctx, 'privacy.manage')
  return selectRequests(ctx, decodeCursor(query.after, requestOrder, null), query.limit)
}
