import { z } from 'zod'
import { fieldRules } from '../access/schema.ts'
import { customValues, heldFiles } from '../custom-fields/schema.ts'
import { customerKind, holder, tier } from '../customers/schema.ts'
import { id, instant } from '../kernel/schemas.ts'
import { allOfThem, mergedFields, mergeRules } from './choose-fields.ts'

export const mostMerged = 50

/** Rows of one kind: how many each customer had, how many the survivor has now, how many became one. */
export const countedKinds = [
  'contacts',
  'orders',
  'follow-ups',
  'files',
  'consents',
  'collaborators',
  'watchers',
  'tags',
  'segments',
] as const
export const countedKind = z.enum(countedKinds)
export type CountedKind = z.infer<typeof countedKind>

const mergeRule = z.enum(mergeRules)
const mergedField = z.enum(mergedFields)
/** A customer's id; for the notes also `all`. */
const choice = z.union([id, z.literal(allOfThem)])
const choices = z.partialRecord(mergedField, choice)

/** A customer's id by the key of a field of the company's own. */
const customChoices = z.record(z.string().max(60), id)

const counts = z.object({
  contacts: z.int(),
  orders: z.int(),
  'follow-ups': z.int(),
  files: z.int(),
  consents: z.int(),
  collaborators: z.int(),
  watchers: z.int(),
  tags: z.int(),
  segments: z.int(),
})
export type HangingCounts = z.infer<typeof counts>

export const mergeCandidate = z
  .object({
    id,
    version: z.int(),
    kind: customerKind,
    tier: tier.nullable(),
    isVip: z.boolean(),
    holder,
    createdAt: instant,
    updatedAt: instant,
    facts: z.object(
      Object.fromEntries(mergedFields.map((field) => [field, z.string().nullable()])) as Record<
        (typeof mergedFields)[number],
        z.ZodNullable<z.ZodString>
      >,
    ),
    fieldRules,
    /** Fields of the company's own that are filled and seen, by key. */
    custom: customValues,
    customNames: z.record(z.string(), z.string()),
    customFiles: heldFiles.optional(),
    counts,
  })
  .meta({ id: 'MergeCandidate' })
export type MergeCandidate = z.infer<typeof mergeCandidate>

export const mergePreviewQuery = z.object({
  ids: z
    .string()
    .max(mostMerged * 37)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(id).min(2).max(mostMerged))
    .meta({ description: `2 to ${mostMerged} ids, divided by commas` }),
  survivorId: id.optional().meta({ description: 'absent = the one with most orders, then the oldest' }),
  rule: mergeRule.default('survivor'),
})

export const mergePreview = z
  .object({
    survivorId: id,
    rule: mergeRule,
    /** The survivor first. */
    customers: z.array(mergeCandidate),
    /** What the rule chooses. */
    choices: z.record(mergedField, choice),
    /** Fields that your role does not show whole or let change: the survivor keeps its own. */
    lockedFields: z.array(mergedField),
    /** The same for fields of the company's own: what the rule chooses of each that any of them fills, and which are locked. */
    customChoices,
    lockedCustom: z.array(z.string()),
    /** What will not go over as it is. */
    notes: z.object({
      sameOrderNumbers: z.int(),
      samePeople: z.int(),
      replacedConsents: z.int(),
    }),
  })
  .meta({ id: 'MergePreview' })
export type MergePreview = z.infer<typeof mergePreview>

export const startMergeBody = z.strictObject({
  survivorId: id,
  /** The versions you compared: a record that changed since is not merged. */
  customers: z
    .array(z.strictObject({ id, version: z.int() }))
    .min(2)
    .max(mostMerged),
  rule: mergeRule.default('survivor'),
  /** What you chose; the rule chooses the rest. */
  choices: choices.default({}),
  /** The same for fields of the company's own, by key; a record that does not fill the field empties it. */
  customChoices: customChoices.default({}),
})
export type StartMergeInput = z.output<typeof startMergeBody>

export const mergeStates = ['queued', 'running', 'done', 'failed', 'undo-queued', 'undo-running', 'undone'] as const
export const mergeState = z.enum(mergeStates)
export type MergeState = z.infer<typeof mergeState>

const countLine = z.object({
  kind: countedKind,
  before: z.int(),
  after: z.int(),
  /** Of the same person, tag or segment on both records, which are one now. */
  united: z.int(),
})
export type CountLine = z.infer<typeof countLine>

export const merge = z
  .object({
    id,
    state: mergeState,
    survivor: z.object({ id, name: z.string() }),
    merged: z.array(z.object({ id, name: z.string() })),
    progress: z.object({ done: z.int(), total: z.int() }).nullable(),
    error: z.string().nullable(),
    counts: z.array(countLine),
    createdAt: instant,
    createdByName: z.string(),
    finishedAt: instant.nullable(),
    undoneAt: instant.nullable(),
    undoneByName: z.string().nullable(),
    abilities: z.object({ undo: z.boolean() }),
  })
  .meta({ id: 'CustomerMerge' })
export type Merge = z.infer<typeof merge>

export const customerMerges = z.object({ items: z.array(merge) })

/** What was added to the survivor after the merge, and can go with one of the others when it is undone. */
export const addedKinds = ['contact', 'order', 'follow-up', 'file'] as const
export const addedRow = z.object({ kind: z.enum(addedKinds), id, label: z.string(), at: instant, byName: z.string() })
export const addedRows = z.object({ items: z.array(addedRow), isCut: z.boolean() })
export type AddedRow = z.infer<typeof addedRow>

export const undoMergeBody = z.strictObject({
  /** Rows added since that go with a customer; the others stay where they are. */
  moves: z
    .array(z.strictObject({ kind: z.enum(addedKinds), id, to: id }))
    .max(1000)
    .default([]),
})
export type UndoMergeInput = z.output<typeof undoMergeBody>
