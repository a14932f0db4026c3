import { z } from 'zod'
import { cursorParam, limitParam } from '../api/list-query.ts'
import { day, id, instant, optionalText, requiredText } from '../kernel/schemas.ts'

export const followUpKinds = ['call', 'visit', 'wechat', 'email', 'meeting', 'note'] as const
export const followUpKind = z.enum(followUpKinds)
export type FollowUpKind = (typeof followUpKinds)[number]

export const followUp = z
  .object({
    id,
    customerId: id,
    version: z.int(),
    kind: followUpKind,
    text: z.string(),
    contactId: id.nullable(),
    contactName: z.string().nullable(),
    authorId: id.nullable(),
    authorName: z.string().nullable(),
    happenedAt: instant,
    nextContactOn: day.nullable(),
    nextStep: z.string().nullable(),
    fileId: id.nullable(),
    createdAt: instant,
    abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'FollowUp' })
export type FollowUp = z.infer<typeof followUp>

export const createFollowUpBody = z.strictObject({
  kind: followUpKind,
  text: requiredText(5000, { multiline: true }),
  contactId: id.nullish(),
  /** Default: now. */
  happenedAt: instant.optional(),
  /** Absent: a date that has come counts as kept, a future one stays. null: nothing is agreed any more. */
  nextContactOn: day.nullish(),
  nextStep: optionalText(200),
  fileId: id.nullish(),
})
export type CreateFollowUpInput = z.output<typeof createFollowUpBody>

export const patchFollowUpBody = z.strictObject({
  kind: followUpKind.optional(),
  text: requiredText(5000, { multiline: true }).optional(),
  contactId: id.nullish(),
  happenedAt: instant.optional(),
  nextContactOn: day.nullish(),
  nextStep: optionalText(200),
  fileId: id.nullish(),
})
export type PatchFollowUpInput = z.output<typeof patchFollowUpBody>

export const followUpParams = z.object({ id, followUpId: id })
export const listFollowUpsQuery = z.object({ limit: limitParam, after: cursorParam })

export const storedFile = z.object({ id, name: z.string(), contentType: z.string(), byteSize: z.int() })
