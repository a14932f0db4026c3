import { z } from 'zod'
import { conditionSchema } from '../filter/condition.ts'
import { day, id, instant, optionalText, requiredText } from '../kernel/schemas.ts'

/** static: chosen customers · dynamic: whoever satisfies a condition now. */
export const segmentKinds = ['static', 'dynamic'] as const
export const segmentKind = z.enum(segmentKinds)
export type SegmentKind = z.output<typeof segmentKind>

export const segmentSize = z.object({ day, customers: z.int() })
export type SegmentSize = z.output<typeof segmentSize>

/** A segment 客群. */
export const segment = z
  .object({
    id,
    name: z.string(),
    description: z.string().nullable(),
    kind: segmentKind,
    condition: conditionSchema.nullable().describe('of a dynamic one'),
    isShared: z.boolean().describe('seen by everybody; else by its owner alone'),
    owner: z.object({ id, name: z.string() }).nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
    /** false: its condition asks for something that is masked for you, or that does not exist any more. */
    isAskable: z.boolean(),
    /** Of the whole company, a day each, oldest first; only for whoever may see every customer. */
    sizes: z.array(segmentSize),
    abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'Segment' })
export type Segment = z.output<typeof segment>

export const mostSharedSegments = 500
export const mostOwnSegments = 100
/** Segments may ask for segments that ask for segments, so deep. */
export const deepestSegment = 5
export const mostChosen = 5000

const facts = {
  name: requiredText(80),
  description: optionalText(500, { multiline: true }),
}

export const newSegment = z.discriminatedUnion('kind', [
  z.strictObject({
    ...facts,
    kind: z.literal('dynamic'),
    isShared: z.boolean().default(false),
    condition: conditionSchema,
  }),
  z.strictObject({
    ...facts,
    kind: z.literal('static'),
    isShared: z.boolean().default(false),
    customerIds: z.array(id).max(mostChosen).default([]),
  }),
])
export type NewSegment = z.output<typeof newSegment>

export const segmentPatch = z.strictObject({
  name: facts.name.optional(),
  description: facts.description,
  isShared: z.boolean().optional(),
  condition: conditionSchema.optional().describe('of a dynamic one only'),
})
export type SegmentPatch = z.output<typeof segmentPatch>

export const segmentCount = z.object({ segmentId: id, customers: z.int() })
export type SegmentCount = z.output<typeof segmentCount>

export const chooseCustomersBody = z.strictObject({
  add: z.array(id).max(mostChosen).default([]),
  remove: z.array(id).max(mostChosen).default([]),
})
export type ChooseCustomersInput = z.output<typeof chooseCustomersBody>

export const chosenCustomers = z.object({
  /** Who was really added and removed; the two exchanged take it back. */
  added: z.array(id),
  removed: z.array(id),
  /** How many were left as they are, because they lie outside the data scope. */
  leftOut: z.int(),
})
export type ChosenCustomers = z.output<typeof chosenCustomers>

export const overlapQuery = z.object({ a: id, b: id })
export const segmentOverlap = z.object({ onlyA: z.int(), both: z.int(), onlyB: z.int() })
export type SegmentOverlap = z.output<typeof segmentOverlap>

export const segmentBrief = z.object({ id, name: z.string(), kind: segmentKind })
export type SegmentBrief = z.output<typeof segmentBrief>
