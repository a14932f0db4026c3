import { z } from 'zod'
import { cursorParam, limitParam } from '../api/list-query.ts'
import { customerScope } from '../customers/schema.ts'
import { conditionSchema } from '../filter/condition.ts'
import { id, instant, page, text } from '../kernel/schemas.ts'
import { reference } from '../people/schema.ts'
import { refusalReasons } from './decide-row.ts'
import { customValue } from '../custom-fields/schema.ts'
import { bulkFieldNames, customBulkKey, type AnyBulkField } from './fields.ts'

/** So many customers one bulk edit changes. */
export const mostEdited = 200_000
/** Up to so many are done before the answer; more go to a job. */
export const doneAtOnce = 2000
/** So long a bulk edit can be undone. */
export const undoDays = 30

export const mostChosen = 5000

/** Chosen rows, or everything that a list finds. */
export const bulkSelection = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(mostChosen) }),
  z.strictObject({
    scope: customerScope.default('all'),
    q: text(100).optional(),
    filter: conditionSchema.optional(),
  }),
])
export type BulkSelection = z.output<typeof bulkSelection>

export const bulkField = z
  .union([z.enum(bulkFieldNames), z.templateLiteral(['custom.', z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)])])
  .meta({ description: 'one of the facts, or a field of one’s own as custom.<key>' })

const change = {
  selection: bulkSelection,
  field: bulkField,
  value: z
    .union([z.string().max(10_100), z.number(), z.boolean(), z.array(z.string().max(60)).max(200), z.null()])
    .describe('null empties the field'),
}

/** Of a field of one's own its type decides; the facts are texts. */
const factText = text(100).nullable()
const isFitting = ({ field, value }: { field: AnyBulkField; value: unknown }) =>
  customBulkKey(field) !== null || factText.safeParse(value).success
const ofTheFact = { path: ['value'], error: 'a text of at most 100 characters, or null' }

export const previewBulkEditBody = z.strictObject(change).refine(isFitting, ofTheFact)
export type PreviewBulkEditInput = z.output<typeof previewBulkEditBody>

export const startBulkEditBody = z
  .strictObject({
    ...change,
    expected: z.int().min(0).describe('total of the preview; when the list finds another number, nothing is done'),
  })
  .refine(isFitting, ofTheFact)
export type StartBulkEditInput = z.output<typeof startBulkEditBody>

export const refusalReason = z.enum(refusalReasons)

/** What a bulk edit would do. */
export const bulkEditPreview = z.object({
  total: z.int(),
  changed: z.int(),
  /** Have the value already. */
  unchanged: z.int(),
  refused: z.array(z.object({ reason: refusalReason, count: z.int() })),
  /** A few that would change, with what stands there now. */
  sample: z.array(z.object({ id, name: z.string(), before: customValue.nullable() })),
  /** People and customers behind the ids that these values hold. */
  names: z.record(z.string(), z.string()),
})
export type BulkEditPreview = z.output<typeof bulkEditPreview>

export const bulkEditStates = ['queued', 'running', 'done', 'stopped'] as const

export const bulkEdit = z
  .object({
    id,
    kind: z.enum(['edit', 'undo']),
    state: z.enum(bulkEditStates),
    error: z.string().nullable().describe('job-lost: the server stopped in the middle several times'),
    field: bulkField,
    value: customValue.nullable(),
    names: z.record(z.string(), z.string()),
    total: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    refusals: z.array(z.object({ reason: refusalReason, count: z.int() })),
    createdBy: reference,
    createdAt: instant,
    finishedAt: instant.nullable(),
    /** The undo of this edit, or the edit that this undoes. */
    undoneById: id.nullable(),
    undoesId: id.nullable(),
    abilities: z.object({ undo: z.boolean(), stop: z.boolean() }),
  })
  .meta({ id: 'BulkEdit' })
export type BulkEdit = z.output<typeof bulkEdit>

export const listBulkEditsQuery = z.object({ limit: limitParam, after: cursorParam })

export const bulkEditRefusal = z.object({
  /** null: outside what the reader may see. */
  customer: reference.nullable(),
  reason: refusalReason,
  /** What stands there now, where it was changed since; null also where it is empty. */
  current: customValue.nullable(),
})
export const bulkEditRefusals = page(bulkEditRefusal).extend({
  /** Customers behind the ids that these values hold, as far as the reader may see them. */
  names: z.record(z.string(), z.string()),
})
export type BulkEditRefusals = z.output<typeof bulkEditRefusals>
export const listRefusalsQuery = z.object({ limit: limitParam, after: cursorParam })
