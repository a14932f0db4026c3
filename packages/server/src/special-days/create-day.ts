import { unknownContact } from '@zhike/core/follow-ups/problems'
import { newId } from '@zhike/core/kernel/ids'
import { notFound } from '@zhike/core/kernel/problems'
import { nextAnnualDay } from '@zhike/core/special-days/annual-day'
import { birthdayTaken, labelMissing, mostDays, tooManyDays, wrongKind } from '@zhike/core/special-days/problems'
import { kindsOfCompanies, kindsOfPeople, type SpecialDay, type SpecialDayInput } from '@zhike/core/special-days/schema'
import { refreshCompleteness } from '../customers/refresh-completeness.ts'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, today, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { presentDay } from './present-day.ts'
import { insertDay, selectBearer, selectDay } from './queries.ts'

export async function createDay(ctx: Context, customerId: string, input: SpecialDayInput): Promise<SpecialDay> {
  requirePermission(ctx, 'contact.write')
  return transaction(ctx, async (ctx) => {
    const { personId } = await requireCustomer(ctx, customerId, 'contact.write', { lock: true })
    const { kind, day } = input
    const contactId = input.contactId ?? null
    const label = kind === 'other' ? (input.label ?? null) : null
    const bearer = await selectBearer(ctx, customerId, contactId)
    if (!bearer) throw unknownContact({ id: contactId })
    const { name, count } = bearer
    const isPerson = contactId !== null || bearer.kind === 'individual'
    if (!(isPerson ? kindsOfPeople : kindsOfCompanies).has(kind)) throw wrongKind({ name, kind })
    if (kind === 'birthday' && bearer.hasBirthday) throw birthdayTaken({ name })
    if (kind === 'other' && label === null) throw labelMissing()
    if (count >= mostDays) throw tooManyDays({ count })
    const id = newId()
    await insertDay(ctx, customerId, {
      ...day,
      id,
      kind,
      label,
      contactId,
      nextOn: nextAnnualDay(day, today(ctx)) ?? today(ctx),
    })
    await refreshCompleteness(ctx, [customerId])
    await writeAudit(ctx, {
      action: 'special-day.create',
      subjectType: 'special-day',
      subjectId: id,
      customerId,
      after: { kind, label, contactId, ...day },
    })
    await emitEvent(ctx, 'customer.updated', { customerId, fields: ['specialDays'] })
    const row = await selectDay(ctx, customerId, id)
    if (!row) throw notFound({ id })
    return presentDay(ctx, row, rulesFor(await fieldView(ctx), personId), true)
  })
}
