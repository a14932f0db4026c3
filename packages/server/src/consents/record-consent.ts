import { decidedInFuture, noSuchEvidence, notAPerson, unknownPurpose } from '@zhike/core/consents/problems'
import type { ConsentList, RecordConsentInput } from '@zhike/core/consents/schema'
import { newId } from '@zhike/core/kernel/ids'
import { notFound } from '@zhike/core/kernel/problems'
import { isFreeUpload } from '../follow-ups/is-free-upload.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, today, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { readSetting } from '../settings/read-setting.ts'
import { consentsOf } from './list-consents.ts'
import { insertConsents, replaceStanding, selectConsentPeople, type ConsentFacts } from './queries.ts'

/** Somebody agreed or refused: one row per channel. What stood before is ended, never rewritten. */
export async function recordConsent(ctx: Context, customerId: string, input: RecordConsentInput): Promise<ConsentList> {
  requirePermission(ctx, 'consent.write')
  return transaction(ctx, async (ctx) => {
    await requireCustomer(ctx, customerId, 'consent.write', { lock: true })
    await checkInput(ctx, customerId, input)
    const { channels: given, evidence, fileId, ...rest } = input
    const channels = [...new Set(given)]
    const facts: ConsentFacts = { ...rest, evidence: evidence ?? null, fileId: fileId ?? null }
    const rows = channels.map((channel) => ({ id: newId(), channel }))
    await replaceStanding(ctx, customerId, facts, channels)
    await insertConsents(ctx, customerId, facts, rows)
    const { purpose, decision, method, ...values } = facts
    await writeAudit(ctx, {
      action: 'consent.record',
      subjectType: 'consent',
      subjectId: rows[0]?.id ?? null,
      customerId,
      summary: { purpose, channels, decision, method },
      after: values,
    })
    return consentsOf(ctx, customerId, true)
  })
}

async function checkInput(ctx: Context, customerId: string, input: RecordConsentInput): Promise<void> {
  const { customer, contacts } = await selectConsentPeople(ctx, customerId)
  if (input.contactId === null && customer.kind !== 'individual') throw notAPerson({ name: customer.name })
  if (input.contactId !== null && !contacts.some((one) => one.contactId === input.contactId)) {
    throw notFound({ id: input.contactId })
  }
  const purposes = (await readSetting(ctx, 'privacy.purposes')).map(({ key }) => key)
  if (!purposes.includes(input.purpose)) {
    throw unknownPurpose({ purpose: input.purpose, allowed: purposes.join(', ') })
  }
  if (input.decidedOn > today(ctx)) throw decidedInFuture({ day: input.decidedOn })
  if (input.fileId && !(await isFreeUpload(ctx, input.fileId))) throw noSuchEvidence({ id: input.fileId })
}
