import { z } from 'zod'
import { cursorParam, limitParam } from '../api/list-query.ts'
import { auditFilter } from '../audit/api.ts'
import { binRecords } from '../bin/schema.ts'
import { exportFormats } from '../customers/export-formats.ts'
import { customerScope } from '../customers/schema.ts'
import { conditionSchema } from '../filter/condition.ts'
import { id, instant, page } from '../kernel/schemas.ts'
import { leaveStates } from '../leaves/schema.ts'
import { peopleFilter } from '../people/api.ts'
import { exportListKeys, type ExportListKey } from './lists.ts'

/** Customers, or what hangs on them: those that a list finds, or the chosen ones. */
const ofCustomers = z.strictObject({
  scope: customerScope.default('all'),
  q: z.string().trim().max(100).optional(),
  filter: conditionSchema.optional(),
  sort: z.string().max(200).optional(),
  ids: z.array(id).min(1).max(5000).optional().describe('only these, as far as they lie inside the data scope'),
})
export type CustomersAsked = z.output<typeof ofCustomers>

const everything = z.strictObject({})

/** What each list can be narrowed by. */
export const exportQueries = {
  customers: ofCustomers,
  contacts: ofCustomers,
  orders: ofCustomers,
  'follow-ups': ofCustomers,
  consents: ofCustomers,
  'pool-customers': z.strictObject({ poolId: id, filter: conditionSchema.optional() }),
  duplicates: z.strictObject({ minScore: z.int().min(0).max(100).default(0) }),
  bin: z.strictObject({ record: z.enum(binRecords) }),
  'deleted-customers': everything,
  tags: everything,
  'bulk-edits': everything,
  leaves: z.strictObject({ personId: id.optional(), state: z.enum(leaveStates).default('all') }),
  segments: everything,
  pools: everything,
  people: z.strictObject(peopleFilter).extend({ sort: z.string().max(60).optional() }),
  imports: everything,
  audit: z.strictObject(auditFilter.shape),
} as const satisfies Record<ExportListKey, z.ZodType>

export type ExportQuery<List extends ExportListKey> = z.output<(typeof exportQueries)[List]>

export const exportFormat = z.enum(exportFormats).meta({
  description:
    'csv is UTF-8 with its mark; csv-gb18030 for programs that know nothing else; xlsx has typed columns; vcf, of customers and contacts, holds people',
})

export const startExportBody = z.strictObject({
  list: z.enum(exportListKeys),
  format: exportFormat,
  query: z.record(z.string(), z.unknown()).default({}).meta({ description: 'what narrows this list, as its own page' }),
})
export type StartExportInput = z.output<typeof startExportBody>

export const exportStates = ['queued', 'running', 'ready', 'failed', 'cancelled', 'expired', 'sent'] as const
export type ExportState = (typeof exportStates)[number]

export const exportRecord = z
  .object({
    id,
    list: z.enum(exportListKeys),
    format: z.enum(exportFormats),
    mode: z.enum(['direct', 'background']),
    state: z.enum(exportStates).describe('sent: it was downloaded at once, nothing is kept'),
    total: z.int().describe('rows that were there when it was asked for'),
    done: z.int(),
    bytes: z.int().nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    downloads: z.int(),
    createdAt: instant,
    finishedAt: instant.nullable(),
    expiresAt: instant.nullable().describe('when the file is removed'),
    abilities: z.object({ cancel: z.boolean(), download: z.boolean(), remove: z.boolean() }),
  })
  .meta({ id: 'Export' })
export type ExportRecord = z.output<typeof exportRecord>

export const exportPage = page(exportRecord)

export const startedExport = z.object({
  rows: z.int(),
  /** Small enough to be downloaded at once from here; nothing has been made yet. */
  address: z.string().nullable(),
  /** Too large for that: a job makes the file. */
  export: exportRecord.nullable(),
})
export type StartedExport = z.output<typeof startedExport>

export const listExportsQuery = z.object({ limit: limitParam, after: cursorParam })
