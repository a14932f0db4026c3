import { z } from 'zod'
import { id, optionalText, requiredText } from '../kernel/schemas.ts'

/** Shown as a dot beside the name; the name alone says what a tag is. */
export const tagColours = ['grey', 'teal', 'green', 'blue', 'indigo', 'violet', 'rose', 'ochre'] as const
export const tagColour = z.enum(tagColours)
export type TagColour = z.output<typeof tagColour>

/** A tag as it stands on a customer. */
export const tagBrief = z.object({ id, name: z.string(), colour: tagColour }).meta({ id: 'TagBrief' })
export type TagBrief = z.output<typeof tagBrief>

/** A tag 标签 of the company. Tags of one group stand together wherever one chooses. */
export const tag = tagBrief
  .extend({
    groupName: z.string().nullable(),
    version: z.int(),
    abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'Tag' })
export type Tag = z.output<typeof tag>

export const mostTags = 1000
/** One customer has no more than these. */
export const mostTagsOfOne = 50
export const tagNameLength = 40

export const newTag = z.strictObject({
  name: requiredText(tagNameLength),
  colour: tagColour.default('grey'),
  groupName: optionalText(tagNameLength),
})
export type NewTag = Pick<z.output<typeof newTag>, 'name' | 'colour'> & { groupName?: string | null | undefined }

export const tagPatch = z.strictObject({
  name: requiredText(tagNameLength).optional(),
  colour: tagColour.optional(),
  groupName: optionalText(tagNameLength),
})
export type TagPatch = z.output<typeof tagPatch>

export const tagCount = z.object({ tagId: id, customers: z.int() })
export type TagCount = z.output<typeof tagCount>

export const mergeTagBody = z.strictObject({ intoId: id })
export const mergedTag = z.object({ tag, customers: z.int().describe('customers that had only the tag that is gone') })
export type MergedTag = z.output<typeof mergedTag>

export const mostTagged = 5000
export const mostTagPairs = 50_000

const tagChange = z.strictObject({
  customerIds: z.array(id).min(1).max(mostTagged),
  add: z.array(id).max(mostTagsOfOne).default([]),
  remove: z.array(id).max(mostTagsOfOne).default([]),
})
export type TagChange = z.output<typeof tagChange>

export const tagCustomersBody = z.strictObject({ changes: z.array(tagChange).min(1).max(mostTagged) })
export type TagCustomersInput = z.output<typeof tagCustomersBody>

export const taggedCustomers = z.object({
  /** How many of them are tagged otherwise now. */
  customers: z.int(),
  /** How many were left as they are, because your rights do not reach them. */
  leftOut: z.int(),
  /** The body that takes it back; sent as it is. */
  undo: z.object({ changes: z.array(tagChange) }),
})
export type TaggedCustomers = z.output<typeof taggedCustomers>
