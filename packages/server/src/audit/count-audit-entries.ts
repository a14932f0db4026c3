import { requirePermission, type Context } from '../platform/context/context.ts'
import { countAudit, type AuditFilter } from './queries.ts'

export function countAuditEntries(ctx: Context, filter: AuditFilter): Promise<number> {
  requirePermission(ctx, 'audit.read')
  return countAudit(ctx, filter)
}
