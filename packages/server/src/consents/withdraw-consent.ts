import { alreadyEnded, decidedInFuture, withdrawnBeforeGiven } from '@zhike/core/consents/problems'
import type { ConsentList, WithdrawConsentInput } from '@zhike/core/consents/schema'
import { notFound } from '@zhike/core/kernel/problems'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, today, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { consentsOf } from './list-consents.ts'
import { endConsent, selectConsent } from './queries.ts'

export async function withdrawConsent(
  ctx: Context,
  customerId: string,
  consentId: string,
  input: WithdrawConsentInput,
): Promise<ConsentList> {
  requirePermission(ctx, 'consent.write')
  return transaction(ctx, async (ctx) => {
    await requireCustomer(ctx, customerId, 'consent.write', { lock: true })
    const consent = await selectConsent(ctx, customerId, consentId)
    if (!consent) throw notFound({ id: consentId })
    if (consent.end) throw alreadyEnded({ day: consent.end.on })
    if (input.on > today(ctx)) throw decidedInFuture({ day: input.on })
    if (input.on < consent.decidedOn) throw withdrawnBeforeGiven({ day: input.on, decidedOn: consent.decidedOn })
    const end = { on: input.on, note: input.note ?? null }
    await endConsent(ctx, customerId, consentId, end)
    await writeAudit(ctx, {
      action: 'consent.withdraw',
      subjectType: 'consent',
      subjectId: consentId,
      customerId,
      summary: { purpose: consent.purpose, channels: [consent.channel] },
      after: { contactId: consent.contactId, ...end },
    })
    return consentsOf(ctx, customerId, true)
  })
}
