import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import { nextAnnualDay } from '@zhike/core/special-days/annual-day'
import { labelMissing } from '@zhike/core/special-days/problems'
import type { PatchSpecialDayInput, SpecialDay } from '@zhike/core/special-days/schema'
import { fieldNotEditable } from '@zhike/core/access/problems'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, today, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { isDayHidden, presentDay } from './present-day.ts'
import { selectDay, updateDay as saveDay } from './queries.ts'

export async function updateDay(
  ctx: Context,
  customerId: string,
  dayId: string,
  version: number,
  input: PatchSpecialDayInput,
): Promise<SpecialDay> {
  requirePermission(ctx, 'contact.write')
  return transaction(ctx, async (ctx) => {
    const { personId } = await requireCustomer(ctx, customerId, 'contact.write', { lock: true })
    const rules = rulesFor(await fieldView(ctx), personId)
    const row = await selectDay(ctx, customerId, dayId)
    if (!row) throw notFound({ id: dayId })
    if (row.version !== version) throw lostUpdate({ current: row.version, yours: version })
    if (isDayHidden(rules, row)) throw fieldNotEditable({ field: row.kind })
    const { calendar, year, month, day, isLeap, label, kind } = row
    const before = { calendar, year, month, day, isLeap, label }
    const after = {
      ...before,
      ...input.day,
      ...(kind === 'other' && input.label !== undefined ? { label: input.label } : {}),
    }
    if (kind === 'other' && after.label === null) throw labelMissing()
    const changes = changedFields(before, after)
    const fields = Object.keys(changes.after)
    if (fields.length === 0) return presentDay(ctx, row, rules, true)
    await saveDay(ctx, customerId, dayId, { ...after, nextOn: nextAnnualDay(after, today(ctx)) ?? today(ctx) })
    await writeAudit(ctx, {
      action: 'special-day.update',
      subjectType: 'special-day',
      subjectId: dayId,
      customerId,
      summary: { fields },
      ...changes,
    })
    await emitEvent(ctx, 'customer.updated', { customerId, fields: ['specialDays'] })
    return presentDay(ctx, (await selectDay(ctx, customerId, dayId)) ?? row, rules, true)
  })
}
