import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { id, instant, page, text } from '../kernel/schemas.ts'
import { auditEntry, auditNames, auditVia, chainState } from './schema.ts'

const tag = 'audit'

export const auditFilter = z.object({
  action: text(60).optional().describe('as customer.update, or customer. for all that begins so'),
  actorId: id.optional().describe('who did it, or on whose behalf it was done'),
  subjectType: text(60).optional(),
  subjectId: text(100).optional(),
  customerId: id.optional(),
  via: z.enum(auditVia).optional(),
  ipAddress: text(60).optional().describe('an address, or the beginning of one that ends in a dot or colon'),
  requestId: text(100).optional(),
  from: instant.optional(),
  to: instant.optional(),
})

export const listAudit = defineRoute({
  operationId: 'listAudit',
  method: 'GET',
  path: '/api/v1/audit',
  tag,
  summary: 'Who changed what, newest first; protected fields as the reader’s roles show them',
  permission: 'audit.read',
  query: auditFilter.extend({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(1000).optional(),
  }),
  output: page(auditEntry).extend({ names: auditNames }),
})

export const exportAudit = defineRoute({
  operationId: 'exportAudit',
  method: 'GET',
  path: '/api/v1/audit/export',
  tag,
  summary: 'The audit as CSV (UTF-8 with BOM), newest first; the export is itself audited',
  permission: 'audit.export',
  query: auditFilter,
  responseMedia: 'stream',
})

export const getAuditChain = defineRoute({
  operationId: 'getAuditChain',
  method: 'GET',
  path: '/api/v1/audit/chain',
  tag,
  summary: 'Until where the audit is sealed, and what the last check of the whole chain found',
  permission: 'audit.read',
  output: chainState,
})

export const checkAuditChain = defineRoute({
  operationId: 'checkAuditChain',
  method: 'POST',
  path: '/api/v1/audit/chain/checks',
  tag,
  summary: 'Have the whole chain followed now by a job; the result appears in getAuditChain',
  permission: 'audit.read',
  status: 202,
  output: z.object({ isQueued: z.literal(true) }),
})

export const auditRoutes = { listAudit, exportAudit, getAuditChain, checkAuditChain }
