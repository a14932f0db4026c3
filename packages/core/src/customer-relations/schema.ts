import { z } from 'zod'
import { holder, tier } from '../customers/schema.ts'
import { day, id, optionalText } from '../kernel/schemas.ts'
import { relationSides } from './kinds.ts'

/** Of one customer. */
export const mostRelations = 500

const side = z.enum(relationSides)
const kind = z.string().max(40).describe('a key of the setting relations.kinds')

export const customerRelation = z
  .object({
    id,
    version: z.int(),
    kind: z.string(),
    /** What the other customer is in it: the first of the kind's two words, or the second. */
    otherIs: side,
    other: z.object({ id, name: z.string(), tier: tier.nullable(), isVip: z.boolean(), holder }),
    note: z.string().nullable(),
    since: day.nullable(),
    until: day.nullable(),
    abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'CustomerRelation' })
export type CustomerRelation = z.infer<typeof customerRelation>

export const customerRelationList = z.object({
  items: z.array(customerRelation),
  /** Relations to customers outside the reader's data scope: counted, and no more than that. */
  hidden: z.int(),
})

const facts = { note: optionalText(500, { multiline: true }), since: day.nullish(), until: day.nullish() }

export const createRelationBody = z.strictObject({ otherId: id, kind, otherIs: side, ...facts })
export type CreateRelationInput = z.output<typeof createRelationBody>

export const patchRelationBody = z.strictObject({ kind: kind.optional(), otherIs: side.optional(), ...facts })
export type PatchRelationInput = z.output<typeof patchRelationBody>

export const relationParams = z.object({ id, relationId: id })
