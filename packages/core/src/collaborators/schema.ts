import { z } from 'zod'
import { day, id, instant, optionalText } from '../kernel/schemas.ts'

/** What somebody does for a customer beside its holder. */
export const collaboratorParts = [
  'backup',
  'pre-sales',
  'customer-success',
  'specialist',
  'transition',
  'reader',
] as const
export const collaboratorPart = z.enum(collaboratorParts)

export const collaborator = z
  .object({
    person: z.object({ id, name: z.string(), departmentName: z.string().nullable(), isActive: z.boolean() }),
    part: collaboratorPart,
    /** The last day; null = until taken away. */
    untilOn: day.nullable(),
    isOver: z.boolean(),
    note: z.string().nullable(),
    grantedBy: z.object({ id, name: z.string() }).nullable(),
    grantedAt: instant,
    abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'Collaborator' })
export type Collaborator = z.output<typeof collaborator>

export const collaboratorInput = z.strictObject({
  part: collaboratorPart,
  untilOn: day.nullish(),
  note: optionalText(300),
})
export type CollaboratorInput = z.output<typeof collaboratorInput>

export const collaboratorParams = z.object({ id, personId: id })
