import type { AuditEntry } from '@zhike/core/audit/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor } from '../platform/list/keyset.ts'
import { mentionedIds } from './mentioned-ids.ts'
import { auditOrder, selectAudit, selectContactNames, selectNames, type AuditFilter } from './queries.ts'
import { shownEntry } from './shown-entry.ts'

export async function listAudit(
  ctx: Context,
  query: AuditFilter & { limit: number; after?: string | undefined },
): Promise<{ items: AuditEntry[]; nextCursor: string | null; names: Record<string, string> }> {
  requirePermission(ctx, 'audit.read')
  const { limit, after, ...filter } = query
  const { items, nextCursor } = await selectAudit(ctx, filter, decodeCursor(after, auditOrder, filter), limit)
  const names = await selectNames(ctx, mentionedIds(items))
  const contacts = items.flatMap(({ subjectType, subjectId, customerId }) =>
    subjectType === 'contact' && subjectId && customerId ? [{ customerId, id: subjectId }] : [],
  )
  return {
    items: items.map((entry) => shownEntry(ctx, entry)),
    nextCursor,
    names: { ...names, ...(await selectContactNames(ctx, contacts)) },
  }
}
