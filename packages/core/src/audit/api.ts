import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { id, instant, page, text } from '../kernel/schemas.ts'
import { auditEntry } from './schema.ts'

export const listAudit = defineRoute({
  operationId: 'listAudit',
  method: 'GET',
  path: '/api/v1/audit',
  tag: 'audit',
  summary: 'Who changed what, newest first',
  permission: 'audit.read',
  query: z.object({
    action: text(60).optional().describe('as customer.update, or customer. for all that begins so'),
    actorId: id.optional(),
    subjectType: text(60).optional(),
    subjectId: text(100).optional(),
    customerId: id.optional(),
    from: instant.optional(),
    to: instant.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(1000).optional(),
  }),
  output: page(auditEntry),
})

export const auditRoutes = { listAudit }
