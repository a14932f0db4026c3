import { z } from 'zod'
import { cursorParam, limitParam } from '../api/list-query.ts'
import { customer, customerRow } from '../customers/schema.ts'
import { id, instant, page } from '../kernel/schemas.ts'
import { evidenceKinds } from './evidence.ts'
import { duplicateRules } from './rules.ts'

export const evidence = z.array(z.enum(evidenceKinds))

export const scanSteps = ['keys', 'blocks', 'pairs', 'scoring', 'grouping', 'saving'] as const

/** What so many customers share that it says nothing: looked past, and said so. */
const skippedBlocks = z.object({ kind: z.enum(evidenceKinds), blocks: z.int(), customers: z.int() })

export const scanSummary = z.object({
  customers: z.int(),
  pairs: z.int(),
  clusters: z.int(),
  members: z.int(),
  skipped: z.array(skippedBlocks),
})
export type ScanSummary = z.output<typeof scanSummary>

export const duplicateScan = z
  .object({
    id,
    no: z.int(),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    step: z.enum(scanSteps).nullable(),
    /** 0 to 1. */
    ratio: z.number(),
    summary: scanSummary.nullable(),
    error: z.string().nullable(),
    createdByName: z.string().nullable(),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'DuplicateScan' })
export type DuplicateScan = z.output<typeof duplicateScan>

export const scanState = z.object({
  /** The one that runs or waits, else the one that ended last. */
  scan: duplicateScan.nullable(),
  rules: duplicateRules,
  mayScan: z.boolean(),
})

/** Somebody's customer that may be the same: no more than who has it. */
const elsewhere = z.object({
  holder: z.object({ kind: z.enum(['person', 'pool']), name: z.string(), departmentName: z.string().nullable() }),
})

export const duplicateCluster = z
  .object({
    id,
    score: z.int(),
    evidence,
    /** Customers inside the data scope, at most five. */
    customers: z.array(customerRow),
    visible: z.int(),
    /** How many lie outside. */
    hidden: z.int(),
  })
  .meta({ id: 'DuplicateCluster' })
export type DuplicateCluster = z.output<typeof duplicateCluster>

export const listClustersQuery = z.object({
  minScore: z.coerce.number().int().min(0).max(100).default(0),
  limit: limitParam,
  after: cursorParam,
})
export const clusterPage = page(duplicateCluster)

export const clusterDetail = z
  .object({
    id,
    score: z.int(),
    /** Every field side by side, masked like on the customer's own page; at most ten. */
    customers: z.array(customer),
    elsewhere: z.array(elsewhere),
    /** More than are shown. */
    more: z.int(),
    pairs: z.array(z.object({ customerId: id, otherId: id, score: z.int(), evidence })),
  })
  .meta({ id: 'DuplicateClusterDetail' })
export type ClusterDetail = z.output<typeof clusterDetail>

/** At least two; each pair among them is meant. */
export const apartBody = z.strictObject({ customerIds: z.array(id).min(2).max(50) })
export const apartResult = z.object({ pairs: z.int() })
