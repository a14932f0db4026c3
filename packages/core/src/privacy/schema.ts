import { z } from 'zod'
import { day, id, instant, page, requiredText } from '../kernel/schemas.ts'

/** A person of whom data is held: an individual customer, or a contact of a customer. */
export const personRef = z.object({ customerId: id, contactId: id.nullable() })
export type PersonRef = z.output<typeof personRef>

export const privacyRequest = z
  .object({
    id,
    kind: z.enum(['export', 'erasure']),
    state: z.enum(['queued', 'running', 'done', 'failed']),
    customerId: id,
    contactId: id.nullable(),
    /** Whom it is about; after an erasure what stands in place of the name. */
    subject: z.string(),
    reason: z.string(),
    /** What was exported or erased, by kind. */
    result: z.record(z.string(), z.int()),
    error: z.string().nullable(),
    createdAt: instant,
    createdBy: z.object({ id: id.nullable(), name: z.string() }),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'PrivacyRequest' })
export type PrivacyRequest = z.output<typeof privacyRequest>
export const privacyRequestPage = page(privacyRequest)

/** People of a customer, to choose whom a request is about. */
export const customerPerson = z.object({
  contactId: id.nullable(),
  name: z.string(),
  isErased: z.boolean(),
})
export const customerPeople = z.object({ customerName: z.string(), items: z.array(customerPerson) })

/** What an erasure would take away, by kind. */
export const erasurePreview = z.object({
  subject: z.string(),
  label: z.string(),
  /** What is erased, what stays without the person. */
  erased: z.record(z.string(), z.int()),
  kept: z.record(z.string(), z.int()),
})
export type ErasurePreview = z.output<typeof erasurePreview>

export const privacyReason = requiredText(500, { multiline: true })
export const requestBody = personRef.extend({ reason: privacyReason }).strict()

export const duePerson = z.object({
  customerId: id,
  name: z.string(),
  createdAt: instant,
  lastActivityOn: day,
})
export const duePage = page(duePerson)

export const retentionReport = z.object({
  lastRun: z.object({ at: instant, imports: z.int(), due: z.int() }).nullable(),
})
