import { z } from 'zod'
import { evidenceKinds } from '../duplicates/evidence.ts'
import { id, optionalText } from '../kernel/schemas.ts'
import { customerKind } from './schema.ts'

export const checkDuplicateBody = z
  .strictObject({
    kind: customerKind.optional().meta({ description: 'left out: as whatever is found' }),
    name: optionalText(200),
    shortName: optionalText(100),
    creditCode: optionalText(30),
    phone: optionalText(40),
    email: optionalText(254),
    contacts: z
      .array(z.strictObject({ mobile: optionalText(40), email: optionalText(254) }))
      .max(20)
      .optional(),
    customerId: id.optional().meta({ description: 'the customer itself, where it is there already and changes' }),
  })
  .refine((body) => Boolean(body.name ?? body.creditCode ?? body.phone ?? body.email ?? body.contacts?.length), {
    error: 'nothing-to-check',
  })

/** Who has it, and no more than that where it is not yours. */
export const duplicateMatch = z.object({
  by: z.array(z.enum(evidenceKinds)).meta({ description: 'what speaks for and against it, strongest first' }),
  common: z
    .array(z.enum(evidenceKinds))
    .meta({ description: 'what agrees, too, but is shared by so many that it says nothing' }),
  score: z.int().meta({ description: '0 to 100, by the weights of the setting duplicates.rules' }),
  isLikely: z.boolean().meta({ description: 'whether saving is refused until evenIfDuplicate is given' }),
  /** Present only where the caller may see the customer. */
  customer: z.object({ id, name: z.string() }).nullable(),
  holder: z.object({ kind: z.enum(['person', 'pool']), name: z.string(), departmentName: z.string().nullable() }),
})
export const duplicateResult = z.object({ exists: z.boolean(), matches: z.array(duplicateMatch) })
