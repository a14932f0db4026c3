import { runFailed } from '@zhike/core/tiers/problems'
import { runSummary, type RunSummary } from '@zhike/core/tiers/run-summary'
import { tierScheme, type TierRun } from '@zhike/core/tiers/schema'
import type { Context } from '../platform/context/context.ts'
import type { RunRow } from './run-queries.ts'

export function summaryOf(row: RunRow): RunSummary | null {
  return row.state === 'done' ? runSummary.parse(row.summary) : null
}

export function presentRun(ctx: Context, row: RunRow): TierRun {
  const { summary: _, createdByName, ...run } = row
  const summary = summaryOf(row)
  return {
    ...run,
    state: run.state as TierRun['state'],
    scheme: tierScheme.parse(run.scheme),
    createdByName,
    ranked: summary?.ranked ?? null,
    changed: summary?.changed ?? null,
    error: run.state === 'failed' ? runFailed({ no: run.no, code: run.error }).text(ctx.locale) : null,
  }
}
