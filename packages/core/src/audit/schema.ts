import { z } from 'zod'
import { id, instant } from '../kernel/schemas.ts'

export const auditEntry = z.object({
  id,
  at: instant,
  actorKind: z.enum(['person', 'system']),
  actorId: id.nullable(),
  actorName: z.string(),
  via: z.string(),
  ipAddress: z.string().nullable(),
  requestId: z.string().nullable(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string().nullable(),
  customerId: id.nullable(),
  summary: z.record(z.string(), z.unknown()),
  before: z.unknown(),
  after: z.unknown(),
})
export type AuditEntry = z.output<typeof auditEntry>
