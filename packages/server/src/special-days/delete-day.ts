import { fieldNotEditable } from '@zhike/core/access/problems'
import { notFound } from '@zhike/core/kernel/problems'
import { refreshCompleteness } from '../customers/refresh-completeness.ts'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { isDayHidden } from './present-day.ts'
import { deleteDayRow, selectDay } from './queries.ts'

/** For good: what it was stands in the audit, and adding it again is one line. */
export async function deleteDay(ctx: Context, customerId: string, dayId: string): Promise<void> {
  requirePermission(ctx, 'contact.write')
  await transaction(ctx, async (ctx) => {
    const { personId } = await requireCustomer(ctx, customerId, 'contact.write', { lock: true })
    const row = await selectDay(ctx, customerId, dayId)
    if (!row) throw notFound({ id: dayId })
    if (isDayHidden(rulesFor(await fieldView(ctx), personId), row)) throw fieldNotEditable({ field: row.kind })
    await deleteDayRow(ctx, customerId, dayId)
    await refreshCompleteness(ctx, [customerId])
    const { kind, label, contactId, calendar, year, month, day, isLeap } = row
    await writeAudit(ctx, {
      action: 'special-day.delete',
      subjectType: 'special-day',
      subjectId: dayId,
      customerId,
      before: { kind, label, contactId, calendar, year, month, day, isLeap },
    })
    await emitEvent(ctx, 'customer.updated', { customerId, fields: ['specialDays'] })
  })
}
