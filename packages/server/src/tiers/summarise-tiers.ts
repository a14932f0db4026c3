import { toUnits } from '@zhike/core/kernel/money'
import { notFound } from '@zhike/core/kernel/problems'
import { foldFigures, ratio } from '@zhike/core/tiers/fold-figures'
import type { RunSummary } from '@zhike/core/tiers/run-summary'
import type { TierSummary } from '@zhike/core/tiers/schema'
import { mayForAll, requirePermission, type Context } from '../platform/context/context.ts'
import { departmentExists, findNameInReach, selectPartChanges, selectPartFigures } from './figure-queries.ts'
import { presentRun, summaryOf } from './present-run.ts'
import { findLatestRun, type RunRow } from './run-queries.ts'

/**
 * The latest result. Whoever reads everybody's tiers gets what the run kept; others, and one department, get the same
 * figures over the customers in reach. Thresholds are the company's in both: they say where a tier begins.
 */
export async function summariseTiers(ctx: Context, departmentId?: string): Promise<TierSummary | null> {
  requirePermission(ctx, 'tier.read')
  if (departmentId !== undefined && !(await departmentExists(ctx, departmentId))) throw notFound({ id: departmentId })
  const row = await findLatestRun(ctx)
  const company = row ? summaryOf(row) : null
  if (!row || !company) return null
  const isWhole = departmentId === undefined && mayForAll(ctx, 'tier.read')
  const figures = isWhole ? company : await summarisePart(ctx, row, company, departmentId)
  const { isFirst: _, biggest, ...rest } = figures
  return {
    ...rest,
    run: presentRun(ctx, row),
    reach: isWhole ? 'company' : 'part',
    currency: ctx.company.currency,
    biggest: biggest && (await nameBiggest(ctx, biggest, figures.revenue)),
  }
}

async function summarisePart(
  ctx: Context,
  run: RunRow,
  company: RunSummary,
  departmentId: string | undefined,
): Promise<RunSummary> {
  const part = await selectPartFigures(ctx, departmentId)
  const changes = await selectPartChanges(ctx, departmentId, run.no)
  const folded = foldFigures(part.groups, company.isFirst ? null : changes)
  return {
    ...folded,
    changed: changes.reduce((sum, change) => sum + change.customers, 0),
    tiers: folded.tiers.map((tier, i) => ({ ...tier, from: company.tiers[i]?.from ?? null })),
    vip: { ...folded.vip, from: company.vip.from },
    isFirst: company.isFirst,
    unranked: part.unranked,
    unrankedChange: null,
    biggest: part.biggest,
    curve: part.curve,
  }
}

async function nameBiggest(
  ctx: Context,
  biggest: { customerId: string; revenue: string },
  total: string,
): Promise<TierSummary['biggest']> {
  const name = await findNameInReach(ctx, biggest.customerId)
  if (name === null) return null
  const whole = toUnits(total)
  return { ...biggest, name, shareOfRevenue: whole > 0n ? ratio(toUnits(biggest.revenue), whole) : null }
}
