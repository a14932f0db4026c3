import { changeReason } from '@zhike/core/tiers/change-reason'
import { notRankedYet } from '@zhike/core/tiers/not-ranked-yet'
import type { CustomerTier, Tier } from '@zhike/core/tiers/schema'
import { tierReason } from '@zhike/core/tiers/tier-reason'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentRun, summaryOf } from './present-run.ts'
import { readScheme } from './read-scheme.ts'
import { findLatestRun } from './run-queries.ts'
import { selectChanges, selectStanding } from './standing-queries.ts'

const historyLength = 100

/** A customer's tier with its reason in words, by the run and scheme that gave it, and how it came there. */
export async function getCustomerTier(ctx: Context, customerId: string): Promise<CustomerTier> {
  requirePermission(ctx, 'tier.read')
  await requireCustomer(ctx, customerId, 'tier.read')
  const { currency } = ctx.company
  const standing = await selectStanding(ctx, customerId)
  const latest = await findLatestRun(ctx)
  const run = latest && presentRun(ctx, latest)
  const of = latest ? (summaryOf(latest)?.ranked ?? null) : null
  const tier = standing.tier as Tier | null
  const { rank, measure, shareBefore, isVip } = standing
  const isRanked = tier !== null && rank !== null && measure !== null && shareBefore !== null
  const reason =
    run && of !== null
      ? tierReason(
          {
            scheme: { ...run.scheme, labels: (await readScheme(ctx)).scheme.labels },
            period: { from: run.periodFrom, to: run.periodTo },
            currency,
            of,
            standing: isRanked ? { tier, isVip, rank, measure, shareBefore } : null,
          },
          ctx.locale,
        )
      : notRankedYet(ctx.locale)
  const changes = await selectChanges(ctx, customerId, historyLength)
  return {
    customerId,
    tier,
    isVip,
    rank,
    of,
    revenue: measure,
    currency,
    shareBefore: shareBefore === null ? null : Number(shareBefore),
    periodFrom: run?.periodFrom ?? null,
    periodTo: run?.periodTo ?? null,
    calculatedAt: run?.finishedAt ?? null,
    reason,
    history: changes.map(({ measure, previousMeasure, ...change }) => {
      const tiers = { fromTier: change.fromTier as Tier | null, toTier: change.toTier as Tier | null }
      const facts = { ...change, ...tiers, measure, previousMeasure, currency, lastOrderOn: null }
      return {
        ...change,
        ...tiers,
        revenue: measure,
        previousRevenue: previousMeasure,
        reason: changeReason(facts, ctx.locale),
      }
    }),
  }
}
