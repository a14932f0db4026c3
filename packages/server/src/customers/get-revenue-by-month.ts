import type { revenueByMonth } from '@zhike/core/customers/schema'
import { addDays, addMonths } from '@zhike/core/kernel/time'
import { dataEnd } from '@zhike/core/tiers/resolve-period'
import type { z } from 'zod'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, today, type Context } from '../platform/context/context.ts'
import { selectRevenueByMonth, selectTwoPeriods } from './revenue-queries.ts'
import { selectNewestOrderDay } from './stats-queries.ts'

/** The last calendar months of the data's own time, the last one as far as it has come, and two years compared. */
export async function getRevenueByMonth(
  ctx: Context,
  customerId: string,
  months: 12 | 24,
): Promise<z.infer<typeof revenueByMonth>> {
  requirePermission(ctx, 'customer.read')
  await requireCustomer(ctx, customerId)
  const day = today(ctx)
  const end = dataEnd(day, await selectNewestOrderDay(ctx, day))
  const firstDays = Array.from({ length: months }, (_, i) => addMonths(`${end.slice(0, 7)}-01`, i + 1 - months))
  const rows = await selectRevenueByMonth(ctx, customerId, firstDays[0] ?? end, end)
  const byMonth = new Map(rows.map((row) => [row.month, row]))
  const { total, previous } = await selectTwoPeriods(ctx, customerId, {
    previousFrom: addDays(addMonths(end, -24), 1),
    from: addDays(addMonths(end, -12), 1),
    to: end,
  })
  return {
    currency: ctx.company.currency,
    months: firstDays.map((first) => {
      const month = first.slice(0, 7)
      return { month, revenue: byMonth.get(month)?.revenue ?? '0.0000', orders: byMonth.get(month)?.orders ?? 0 }
    }),
    total12m: total,
    previous12m: previous,
  }
}
