import { z } from 'zod'
import { day, id, instant, optionalText } from '../kernel/schemas.ts'
import { purpose } from '../privacy/settings.ts'

export const consentChannels = ['phone', 'sms', 'wechat', 'email', 'post'] as const
export const consentMethods = ['form', 'contract', 'message', 'call', 'meeting', 'website', 'other'] as const
export const consentDecisions = ['given', 'refused'] as const
export type ConsentChannel = (typeof consentChannels)[number]
export type ConsentMethod = (typeof consentMethods)[number]

const recorder = z.object({ id: id.nullable(), name: z.string() })

/** One decision of a person for one purpose and channel, with its evidence. Never rewritten: it ends. */
export const consent = z
  .object({
    id,
    /** null: the individual customer itself. */
    contactId: id.nullable(),
    purpose: z.string(),
    channel: z.enum(consentChannels),
    decision: z.enum(consentDecisions),
    decidedOn: day,
    method: z.enum(consentMethods),
    evidence: z.string().nullable(),
    fileId: id.nullable(),
    recordedAt: instant,
    recordedBy: recorder,
    end: z
      .object({
        on: day,
        kind: z.enum(['withdrawn', 'replaced']),
        note: z.string().nullable(),
        at: instant,
        by: recorder,
      })
      .nullable(),
  })
  .meta({ id: 'Consent' })
export type Consent = z.output<typeof consent>

/** Whose consent can be recorded: the individual itself, and every contact. */
export const consentPerson = z.object({ contactId: id.nullable(), name: z.string() })

export const consentList = z.object({
  items: z.array(consent),
  people: z.array(consentPerson),
  purposes: z.array(purpose),
  abilities: z.object({ write: z.boolean() }),
})
export type ConsentList = z.output<typeof consentList>

export const recordConsentBody = z.strictObject({
  contactId: id.nullable(),
  purpose: z.string().min(1).max(40),
  channels: z.array(z.enum(consentChannels)).min(1).max(consentChannels.length),
  decision: z.enum(consentDecisions),
  decidedOn: day,
  method: z.enum(consentMethods),
  evidence: optionalText(2000, { multiline: true }),
  fileId: id.nullish(),
})
export type RecordConsentInput = z.output<typeof recordConsentBody>

export const withdrawConsentBody = z.strictObject({ on: day, note: optionalText(500, { multiline: true }) })
export type WithdrawConsentInput = z.output<typeof withdrawConsentBody>
