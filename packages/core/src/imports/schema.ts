import { z } from 'zod'
import { currency, id, instant, page } from '../kernel/schemas.ts'
import { evidenceKinds } from '../duplicates/evidence.ts'
import { dateOrders } from './dates.ts'
import {
  existingChoices,
  importActions,
  importKinds,
  importStates,
  keptKinds,
  keptReasons,
  likelyChoices,
  textEncodings,
} from './kinds.ts'
import { whereOperators } from './where.ts'

export const importKind = z.enum(importKinds)

/** Where the holder of a new customer comes from. Blank owner cells always go to the rules. */
export const ownerOption = z.discriminatedUnion('by', [
  z.object({ by: z.literal('column') }),
  z.object({ by: z.literal('rules') }),
  z.object({ by: z.literal('pool'), poolId: id }),
])
export type OwnerOption = z.infer<typeof ownerOption>

export const whereOption = z.object({
  column: z.string().max(300),
  op: z.enum(whereOperators),
  value: z.string().max(1000),
})

export const importOptions = z.object({
  mapping: z.record(z.string().max(60), z.string().max(300)).meta({ description: 'field → column name in the file' }),
  headerRow: z.int().min(1).max(50),
  sheet: z.string().max(100).nullable(),
  encoding: z.enum(textEncodings).nullable().meta({ description: 'of a CSV; null = as found out from its bytes' }),
  dateOrders: z
    .record(z.string().max(60), z.enum(dateOrders))
    .meta({ description: 'field → order of day, month, year' }),
  decimal: z.enum(['.', ',']).nullable().meta({ description: 'decimal sign of amounts; null = as detected' }),
  moneyUnit: z.union([z.literal(1), z.literal(10_000)]).meta({ description: '10000 = the amounts are in 万元' }),
  currency: currency.nullable().meta({ description: 'of rows that name none; null = the company’s' }),
  owner: ownerOption,
  customerKind: z.enum(['organisation', 'individual']),
  createCustomers: z.boolean(),
  allowReturns: z.boolean(),
  existing: z.enum(existingChoices).meta({
    description:
      'records that are there already: take what the file says, only fill what is empty, or leave them alone',
  }),
  likelyDuplicates: z.enum(likelyChoices).meta({
    description:
      'new customers that are likely there already by the weighted rules: import them anyway, or leave them out',
  }),
  where: z.array(whereOption).max(20).meta({ description: 'only rows that meet all of these are read' }),
})
export type ImportOptions = z.infer<typeof importOptions>

export const importPatch = importOptions.partial()

export const importQuestion = z.object({
  code: z.enum(['date-order', 'decimal', 'required-field']),
  field: z.string(),
  column: z.string().nullable(),
  samples: z.array(z.string()),
  choices: z.array(z.string()),
  message: z.string(),
})
export type ImportQuestion = z.infer<typeof importQuestion>

export const importColumn = z.object({
  name: z.string(),
  samples: z.array(z.string()),
  guess: z.string().nullable(),
  dateOrder: z
    .enum([...dateOrders, 'ambiguous'])
    .nullable()
    .meta({ description: 'how the dates of this column read; ambiguous = has to be chosen' }),
  decimal: z
    .enum(['.', ',', 'ambiguous'])
    .nullable()
    .meta({ description: 'decimal sign of the amounts of this column' }),
})
export type ImportColumn = z.infer<typeof importColumn>

export const importDetected = z.object({
  format: z.enum(['csv', 'xlsx', 'vcf']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.string()),
  headerRow: z.int(),
  columns: z.array(importColumn),
  rowsSampled: z.int(),
  isWholeFile: z.boolean(),
})
export type ImportDetected = z.infer<typeof importDetected>

const partCounts = z.object({ created: z.int(), updated: z.int(), skipped: z.int() })

/** created, updated and skipped count records (an order of five lines is one); read and refused count rows. */
export const importCounts = z.object({
  read: z.int(),
  created: z.int(),
  updated: z.int(),
  skipped: z.int(),
  refused: z.int(),
  leftOut: z.int().meta({ description: 'rows that did not meet `where`; not part of read' }),
  customersCreated: z.int().meta({ description: 'customers made on the way by orders, contacts or follow-ups' }),
  departmentsCreated: z.int(),
  managersCreated: z.int(),
  likelyDuplicates: z.int().meta({ description: 'rows of new customers that are likely duplicates, left out or not' }),
  holdersKept: z.int().meta({ description: 'rows naming another owner than today’s holder, who stays' }),
  parts: z
    .object({ customers: partCounts, contacts: partCounts, orders: partCounts })
    .optional()
    .meta({ description: 'of a file of customers, contacts and orders in one: the records of each kind' }),
})
export type ImportCounts = z.infer<typeof importCounts>

export const importReason = z.object({
  code: z.string(),
  field: z.string().nullable(),
  column: z.string().nullable(),
  count: z.int(),
  firstRow: z.int(),
  message: z.string().meta({ description: 'as said of the first such row' }),
})

/** What an undo did; kept counts records that stayed as they are, wholly or in some fields. */
export const undoCounts = z.object({
  customers: z.int(),
  contacts: z.int(),
  orders: z.int(),
  followUps: z.int(),
  restored: z.int().meta({ description: 'changed records that are as they were before the import' }),
  kept: z.int(),
})
export type UndoCounts = z.infer<typeof undoCounts>

export const importUndo = z.object({
  counts: undoCounts,
  at: instant,
  by: z.object({ id: id.nullable(), name: z.string() }),
})

export const importRecord = z.object({
  id,
  kind: importKind,
  state: z.enum(importStates),
  goal: z.enum(['dry-run', 'apply']).nullable(),
  fileName: z.string(),
  byteSize: z.int(),
  options: importOptions,
  detected: importDetected,
  savedMapping: z
    .object({ id, name: z.string() })
    .nullable()
    .meta({ description: 'the saved mapping that was taken because the file has the same columns' }),
  questions: z.array(importQuestion).meta({ description: 'answer them by PATCH before a dry run' }),
  progress: z.object({
    phase: z.enum(['waiting', 'reading', 'deciding', 'writing', 'finished']),
    rowsRead: z.int(),
    ratio: z.number().min(0).max(1),
  }),
  counts: importCounts,
  reasons: z.array(importReason).meta({ description: 'why rows are refused, most frequent first' }),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  createdAt: instant,
  createdBy: z.object({ id: id.nullable(), name: z.string() }),
  finishedAt: instant.nullable(),
  undo: importUndo.nullable().meta({ description: 'what taking it back did' }),
  abilities: z.object({ update: z.boolean(), run: z.boolean(), cancel: z.boolean(), undo: z.boolean() }),
})
export type ImportRecord = z.infer<typeof importRecord>

export const importRow = z.object({
  rowNo: z.int().meta({ description: 'as a spreadsheet counts: the header is row 1' }),
  action: z.enum(importActions),
  values: z.record(z.string(), z.string()).meta({
    description: 'field → value as understood, or as written if refused; in the order of the columns in the file',
  }),
  customerId: id.nullable(),
  parts: z
    .object({
      customer: z.enum(importActions).optional(),
      contact: z.enum(importActions).optional(),
      order: z.enum(importActions).optional(),
    })
    .optional()
    .meta({
      description: 'of a file of several kinds: what happens to each part; what a row above says already has none',
    }),
  duplicates: z
    .array(
      z.object({
        score: z.int(),
        by: z.array(z.enum(evidenceKinds)),
        rowNo: z.int().nullable().meta({ description: 'another row of the file' }),
        customer: z.object({ id, name: z.string() }).nullable(),
        holder: z
          .object({ kind: z.enum(['person', 'pool']), name: z.string(), departmentName: z.string().nullable() })
          .optional()
          .meta({ description: 'who has it, where the customer lies outside the data scope' }),
      }),
    )
    .meta({ description: 'what a new row is likely the same as, the most certain first, at most three' }),
  problems: z.array(
    z.object({
      code: z.string(),
      field: z.string().nullable(),
      column: z.string().nullable(),
      value: z.string().nullable(),
      message: z.string(),
    }),
  ),
})
export type ImportRow = z.infer<typeof importRow>

/** What a saved mapping remembers: how the columns of one kind of file are read and written. */
export const savedOptions = importOptions.pick({
  mapping: true,
  dateOrders: true,
  decimal: true,
  moneyUnit: true,
  currency: true,
  owner: true,
  customerKind: true,
  createCustomers: true,
  allowReturns: true,
  existing: true,
  likelyDuplicates: true,
})
export type SavedOptions = z.infer<typeof savedOptions>

export const importMapping = z.object({
  id,
  kind: importKind,
  name: z.string(),
  options: savedOptions,
  createdAt: instant,
  createdBy: z.object({ id: id.nullable(), name: z.string() }),
  abilities: z.object({ delete: z.boolean() }),
})
export type ImportMapping = z.infer<typeof importMapping>

/** A record that an undo left as it is. */
export const importKept = z.object({
  kind: z.enum(keptKinds),
  recordId: id,
  customerId: id,
  name: z.string().meta({ description: 'of the customer' }),
  reason: z.enum(keptReasons),
  fields: z.array(z.string()),
})
export type ImportKept = z.infer<typeof importKept>

export const importSummary = importRecord.pick({
  id: true,
  kind: true,
  state: true,
  goal: true,
  fileName: true,
  byteSize: true,
  counts: true,
  createdAt: true,
  createdBy: true,
  finishedAt: true,
  undo: true,
  abilities: true,
})
export const importPage = page(importSummary)
export const importRowPage = page(importRow)
export const importKeptPage = page(importKept)
