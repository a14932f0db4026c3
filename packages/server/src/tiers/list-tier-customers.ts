import { toUnits } from '@zhike/core/kernel/money'
import { notFound } from '@zhike/core/kernel/problems'
import { changeReason } from '@zhike/core/tiers/change-reason'
import { ratio } from '@zhike/core/tiers/fold-figures'
import type { Tier, TierCustomer } from '@zhike/core/tiers/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor } from '../platform/list/keyset.ts'
import { departmentExists } from './figure-queries.ts'
import { summaryOf } from './present-run.ts'
import { findLatestRun } from './run-queries.ts'
import {
  changeOrder,
  selectStandings,
  standingOrder,
  type StandingFilter,
  type StandingRow,
} from './standing-queries.ts'

/** The rows behind the figures, inside the reader's data scope; ranks and shares are the company's. */
export async function listTierCustomers(
  ctx: Context,
  query: StandingFilter & { limit: number; after?: string | undefined },
): Promise<{ items: TierCustomer[]; nextCursor: string | null }> {
  requirePermission(ctx, 'tier.read')
  const { limit, after, ...filter } = query
  if (filter.departmentId !== undefined && !(await departmentExists(ctx, filter.departmentId))) {
    throw notFound({ id: filter.departmentId })
  }
  const cursor = decodeCursor(after, filter.changed ? changeOrder : standingOrder, filter)
  const run = await findLatestRun(ctx)
  const company = run ? summaryOf(run) : null
  if (!run || !company) return { items: [], nextCursor: null }
  const { rows, nextCursor } = await selectStandings(ctx, filter, run.no, cursor, limit)
  const total = toUnits(company.revenue)
  return { items: rows.map((row) => presentRow(ctx, row, total)), nextCursor }
}

function presentRow(ctx: Context, row: StandingRow, total: bigint): TierCustomer {
  const share = row.measure !== null && total > 0n ? ratio(toUnits(row.measure), total) : null
  return {
    customerId: row.customerId,
    name: row.name,
    shortName: row.shortName,
    holder: { kind: row.personId ? 'person' : 'pool', id: row.personId ?? row.poolId ?? '', name: row.holderName },
    rank: row.rank,
    revenue: row.measure,
    share,
    cumulativeShare: share === null ? null : Math.min(1, Number(row.shareBefore) + Math.max(0, share)),
    tier: row.tier as Tier | null,
    isVip: row.isVip ?? false,
    change: row.changedBy === null ? null : presentChange(ctx, row),
  }
}

function presentChange(ctx: Context, row: StandingRow): TierCustomer['change'] {
  const fromTier = row.fromTier as Tier | null
  const fromVip = row.fromVip ?? false
  const reason = changeReason(
    {
      fromTier,
      toTier: row.toTier as Tier | null,
      fromVip,
      toVip: row.toVip ?? false,
      rank: row.changedRank,
      measure: row.changedMeasure,
      previousMeasure: row.previousMeasure,
      currency: ctx.company.currency,
      lastOrderOn: row.lastOrderOn,
    },
    ctx.locale,
  )
  return { fromTier, fromVip, previousRevenue: row.previousMeasure, reason }
}
