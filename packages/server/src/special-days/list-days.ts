import type { SpecialDay } from '@zhike/core/special-days/schema'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentDay } from './present-day.ts'
import { selectDays } from './queries.ts'

export async function listDays(ctx: Context, customerId: string): Promise<{ items: SpecialDay[] }> {
  requirePermission(ctx, 'customer.read')
  const { personId } = await requireCustomer(ctx, customerId)
  const mayWrite = await reaches(ctx, 'contact.write', personId, customerId)
  const rules = rulesFor(await fieldView(ctx), personId)
  const rows = await selectDays(ctx, customerId)
  const items = rows.map((row) => presentDay(ctx, row, rules, mayWrite))
  // Where a day is hidden, its place among the others would tell when it is.
  return { items: [...items.filter((one) => one.nextOn !== null), ...items.filter((one) => one.nextOn === null)] }
}
