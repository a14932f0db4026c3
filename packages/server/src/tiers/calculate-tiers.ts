import { foldFigures } from '@zhike/core/tiers/fold-figures'
import type { RunSummary } from '@zhike/core/tiers/run-summary'
import { tierScheme } from '@zhike/core/tiers/schema'
import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { currentPeriod } from './current-period.ts'
import { countCustomers, selectStagedChanges, selectStagedFigures } from './figure-queries.ts'
import { summaryOf } from './present-run.ts'
import { lockRuns, saveChanges, saveRevenue, saveStandings, stageChanges, stageStandings } from './ranking-queries.ts'
import { findLatestRun, findRun, markDone, markFailed, markRunning, type RunRow } from './run-queries.ts'

/**
 * Carries a run out: everything it writes in one transaction, with one audit row and one event. A run that is done
 * already stays as it is, so that a job delivered twice does no harm.
 */
export async function calculateTiers(ctx: Context, runId: string): Promise<void> {
  requirePermission(ctx, 'tier.manage')
  const run = await findRun(ctx, runId)
  if (!run) throw notFound({ id: runId })
  if (run.state === 'done') return
  await markRunning(ctx, runId)
  try {
    await transaction(ctx, (ctx) => calculate(ctx, run))
  } catch (error) {
    await markFailed(ctx, runId, codeOf(error))
    throw error
  }
}

async function calculate(ctx: Context, run: RunRow): Promise<void> {
  await lockRuns(ctx)
  // A second delivery of the job may have waited here for the first to finish.
  if ((await findRun(ctx, run.id))?.state === 'done') return
  const scheme = tierScheme.parse(run.scheme)
  const period = await currentPeriod(ctx, scheme.period)
  const previous = await findLatestRun(ctx)
  const before = previous ? summaryOf(previous) : null
  await stageStandings(ctx, scheme, period)
  const changed = await stageChanges(ctx)
  const figures = await selectStagedFigures(ctx)
  const changes = await selectStagedChanges(ctx)
  await saveStandings(ctx)
  await saveChanges(ctx, run.no)
  if (scheme.period.kind === '12m') await saveRevenue(ctx)
  const folded = foldFigures(figures.groups, before ? changes : null)
  const unranked = (await countCustomers(ctx)) - folded.ranked
  const summary: RunSummary = {
    ...folded,
    changed,
    isFirst: before === null,
    unranked,
    unrankedChange: before ? unranked - before.unranked : null,
    biggest: figures.biggest,
    curve: figures.curve,
  }
  await markDone(ctx, run.id, period, summary)
  await writeAudit(ctx, {
    action: 'tiers.run',
    subjectType: 'tier-run',
    subjectId: run.id,
    summary: { no: run.no, ranked: summary.ranked, changed, period, mode: scheme.mode },
  })
  await emitEvent(ctx, 'tiers.run', { runId: run.id, changed })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal'
}
