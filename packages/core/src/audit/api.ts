import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { id, instant, page, text } from '../kernel/schemas.ts'
import { auditEntry } from './schema.ts'

const auditFilter = z.object({
  action: text(60).optional().describe('as customer.update, or customer. for all that begins so'),
  actorId: id.optional(),
  subjectType: text(60).optional(),
  subjectId: text(100).optional(),
  customerId: id.optional(),
  from: instant.optional(),
  to: instant.optional(),
})

export const listAudit = defineRoute({
  operationId: 'listAudit',
  method: 'GET',
  path: '/api/v1/audit',
  tag: 'audit',
  summary: 'Who changed what, newest first',
  permission: 'audit.read',
  query: auditFilter.extend({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(1000).optional(),
  }),
  output: page(auditEntry),
})

export const exportAudit = defineRoute({
  operationId: 'exportAudit',
  method: 'GET',
  path: '/api/v1/audit/export',
  tag: 'audit',
  summary: 'The audit as CSV (UTF-8 with BOM), newest first; the export is itself audited',
  permission: 'audit.read',
  query: auditFilter,
  responseMedia: 'stream',
})

export const auditRoutes = { listAudit, exportAudit }
