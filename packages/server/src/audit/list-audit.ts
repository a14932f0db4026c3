import type { AuditEntry } from '@zhike/core/audit/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor } from '../platform/list/keyset.ts'
import { auditOrder, selectAudit, type AuditFilter } from './queries.ts'

export async function listAudit(
  ctx: Context,
  query: AuditFilter & { limit: number; after?: string | undefined },
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  requirePermission(ctx, 'audit.read')
  const { limit, after, ...filter } = query
  return selectAudit(ctx, filter, decodeCursor(after, auditOrder, filter), limit)
}
