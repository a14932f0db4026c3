import { auditVia } from '@zhike/core/audit/schema'
import { z } from 'zod'

const text = z.string().optional().catch(undefined)

/** What the address of the audit page holds. */
export const auditSearch = z.object({
  tab: z.enum(['log', 'views']).optional().catch(undefined),
  actor: z.uuid().optional().catch(undefined),
  customer: z.uuid().optional().catch(undefined),
  /** customer.update, or customer. for the group. */
  action: text,
  subject: text,
  about: text,
  via: z.enum(auditVia).optional().catch(undefined),
  address: text,
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  after: text,
})
export type AuditSearch = z.output<typeof auditSearch>

export const auditFilterKeys = [
  'actor',
  'action',
  'subject',
  'about',
  'customer',
  'from',
  'to',
  'via',
  'address',
] as const
