import { z } from 'zod'
import { cursorParam, limitParam } from '../api/list-query.ts'
import { id, instant } from '../kernel/schemas.ts'

/** Records that have a history: a customer, and what hangs on one. */
export const historyRecords = ['customer', 'contact', 'order', 'follow-up', 'file'] as const
export type HistoryRecord = (typeof historyRecords)[number]

export const historyQuery = z.object({
  record: z.enum(historyRecords).optional().describe('only of this kind of record'),
  recordId: id.optional().describe('only of this contact, order, follow-up or file'),
  field: z
    .string()
    .regex(/^[\w.:-]{1,100}$/)
    .optional()
    .describe('only changes of this field, as it is called in before and after'),
  limit: limitParam,
  after: cursorParam,
})

const actor = z.object({ id: id.nullable(), name: z.string() })

/** One field as it was and as it became, masked as it is on the record. A side that nobody wrote is left out. */
export const fieldChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })
export type FieldChange = z.output<typeof fieldChange>

export const historyEntry = z
  .object({
    id,
    at: instant,
    action: z.string(),
    actor,
    /** Whose rights were used, where not the actor's own. */
    onBehalfOf: actor.nullable(),
    via: z.string(),
    /** The values came from a file. */
    isImport: z.boolean(),
    record: z.object({
      kind: z.enum(historyRecords),
      id,
      /** What it is called today; a follow-up has no name. */
      name: z.string().nullable(),
    }),
    changes: z.array(fieldChange),
    /** The values were erased at a person's request; which fields they were of, where that is known. */
    isErased: z.boolean(),
    erasedFields: z.array(z.string()),
    /** It lies in the bin now, and the caller may take it back. */
    canRestore: z.boolean(),
  })
  .meta({ id: 'HistoryEntry' })
export type HistoryEntry = z.output<typeof historyEntry>

export const historyPage = z.object({
  items: z.array(historyEntry),
  nextCursor: z.string().nullable(),
  /** Names of today behind the ids in before and after. */
  names: z.record(z.string(), z.string()),
  /** Where the record came from; with the last page of a customer's whole history. */
  origin: z.object({ at: instant, byName: z.string().nullable(), isImport: z.boolean() }).nullable(),
})
export type HistoryPage = z.output<typeof historyPage>
