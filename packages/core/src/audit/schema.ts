import { z } from 'zod'
import { id, instant } from '../kernel/schemas.ts'

export const auditVia = ['web', 'api-key', 'cli', 'job'] as const

export const auditEntry = z.object({
  id,
  at: instant,
  actorKind: z.enum(['person', 'system']),
  actorId: id.nullable(),
  actorName: z.string(),
  /** Whose rights were used, where not the actor's own. */
  onBehalfOf: id.nullable(),
  onBehalfOfName: z.string().nullable(),
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

/** Names of today behind the ids that the entries of a page mention. */
export const auditNames = z.record(z.string(), z.string())

export const chainFault = z.object({
  kind: z.enum(['row-changed', 'row-deleted', 'values-changed', 'seal-changed', 'seals-deleted']),
  seq: z.int(),
  entryId: id.nullable(),
  lastSeq: z.int().optional(),
})

export const chainCheck = z.object({
  startedAt: instant,
  finishedAt: instant,
  sealed: z.int(),
  erased: z.int(),
  overdue: z.int(),
  faultCount: z.int(),
  faults: z.array(chainFault),
  headSeq: z.int().nullable(),
  headSeal: z.string().nullable(),
})
export type ChainCheck = z.output<typeof chainCheck>

export const chainState = z.object({
  head: z.object({ seq: z.int(), seal: z.string(), entryAt: instant }).nullable(),
  /** When somebody last followed the whole chain, and what was found. */
  lastCheck: chainCheck.nullable(),
})
export type ChainState = z.output<typeof chainState>
