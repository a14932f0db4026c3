import { Groups } from '@zhike/core/duplicates/group-pairs'
import { duplicateRules, type DuplicateRules } from '@zhike/core/duplicates/rules'
import type { scanSteps, ScanSummary } from '@zhike/core/duplicates/schema'
import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { lockGroups } from './apart-queries.ts'
import { endScan, findScan, markScanRunning, noteScanStep, removeOldScans } from './record-queries.ts'
import {
  analyzeResults,
  countScanned,
  numberMembers,
  prepareScan,
  readEdges,
  saveResults,
  saveRoots,
  scorePairs,
  stageBlocks,
  stageKeys,
  stagePairs,
} from './scan-queries.ts'

type Step = (step: (typeof scanSteps)[number], ratio: number) => Promise<void>

class ScanCancelled extends Error {}

const chunk = 100_000

/**
 * Carries a scan out: read and written in one transaction, so that the results before it stand until the new ones are
 * whole. How far it is goes over a connection of its own, where others see it.
 */
export async function carryOutScan(ctx: Context, scanId: string, signal?: AbortSignal): Promise<void> {
  requirePermission(ctx, 'duplicate.scan')
  const scan = await findScan(ctx, scanId)
  if (!scan) throw notFound({ id: scanId })
  if (!(await markScanRunning(ctx, scanId))) return
  const step: Step = async (name, ratio) => {
    signal?.throwIfAborted()
    if (await noteScanStep(ctx, scanId, name, ratio)) throw new ScanCancelled()
  }
  try {
    const summary = await transaction(ctx, (ctx) => scanAll(ctx, duplicateRules.parse(scan.rules), scanId, step))
    await endScan(ctx, scanId, { state: 'done', summary })
    await removeOldScans(ctx)
  } catch (error) {
    if (error instanceof ScanCancelled) return endScan(ctx, scanId, { state: 'cancelled' })
    // A server that stops leaves the scan to the job's next delivery.
    if (!signal?.aborted) await endScan(ctx, scanId, { state: 'failed', error: codeOf(error) })
    throw error
  }
}

async function scanAll(ctx: Context, rules: DuplicateRules, scanId: string, step: Step): Promise<ScanSummary> {
  await step('keys', 0.02)
  await prepareScan(ctx)
  await stageKeys(ctx, rules)
  await step('blocks', 0.3)
  const skipped = await stageBlocks(ctx, rules)
  await step('pairs', 0.5)
  await stagePairs(ctx)
  await step('scoring', 0.6)
  await scorePairs(ctx, rules)
  await step('grouping', 0.8)
  await groupMembers(ctx)
  await step('saving', 0.9)
  await lockGroups(ctx)
  const found = await saveResults(ctx)
  await analyzeResults(ctx)
  const summary: ScanSummary = { customers: await countScanned(ctx), ...found, skipped }
  await writeAudit(ctx, {
    action: 'duplicates.scan',
    subjectType: 'duplicate-scan',
    subjectId: scanId,
    summary: { ...found, customers: summary.customers },
  })
  return summary
}

async function groupMembers(ctx: Context): Promise<void> {
  const size = await numberMembers(ctx)
  const groups = new Groups(size)
  for (let after = 0; ; after += chunk) {
    const { a, b } = await readEdges(ctx, after, chunk)
    for (let index = 0; index < a.length; index++) groups.join(a[index] as number, b[index] as number)
    if (a.length === 0) break
  }
  for (let first = 0; first < size; first += chunk) {
    const count = Math.min(chunk, size - first)
    await saveRoots(
      ctx,
      first,
      Array.from({ length: count }, (_, index) => groups.of(first + index)),
    )
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal'
}
