import { z } from 'zod'
import { customInput, customValues, heldFiles } from '../custom-fields/schema.ts'
import { id, instant, optionalText, requiredText } from '../kernel/schemas.ts'

export const contact = z
  .object({
    id,
    customerId: id,
    version: z.int(),
    name: z.string(),
    title: z.string().nullable(),
    mobile: z.string().nullable(),
    email: z.string().nullable(),
    wechat: z.string().nullable(),
    isPrimary: z.boolean(),
    notes: z.string().nullable(),
    custom: customValues.optional().meta({ description: 'fields of the company’s own that the caller sees' }),
    customNames: z.record(z.string(), z.string()).optional(),
    customFiles: heldFiles.optional(),
    createdAt: instant,
    updatedAt: instant,
    abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'Contact' })
export type Contact = z.infer<typeof contact>

const contactFacts = {
  title: optionalText(100),
  mobile: optionalText(40),
  email: optionalText(254),
  wechat: optionalText(64),
  notes: optionalText(2000, { multiline: true }),
  custom: customInput.optional(),
}

export const contactInput = z.strictObject({
  name: requiredText(100),
  ...contactFacts,
  /** The first contact of a customer is primary anyway. */
  isPrimary: z.boolean().optional(),
})
export type ContactInput = z.output<typeof contactInput>

export const patchContactBody = z.strictObject({
  name: requiredText(100).optional(),
  ...contactFacts,
  isPrimary: z.boolean().optional(),
})
export type PatchContactInput = z.output<typeof patchContactBody>

export const contactParams = z.object({ id, contactId: id })
export const contactList = z.object({ items: z.array(contact) })
