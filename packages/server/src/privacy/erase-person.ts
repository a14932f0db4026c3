import { erasureUnderWay } from '@zhike/core/privacy/problems'
import type { PersonRef, PrivacyRequest } from '@zhike/core/privacy/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { isUniqueViolation } from '../platform/database/unique-violation.ts'
import { insertRequest, selectRequest } from './request-queries.ts'
import { requirePerson } from './require-person.ts'

/** Asks for a person to be erased; a job does it, since every trace in the audit is looked for. */
export async function erasePerson(ctx: Context, input: PersonRef & { reason: string }): Promise<PrivacyRequest> {
  requirePermission(ctx, 'privacy.manage')
  const { customerId, contactId, reason } = input
  const person = await requirePerson(ctx, { customerId, contactId })
  try {
    return await transaction(ctx, async (ctx) => {
      const row = { customerId, contactId, reason, subject: person.name }
      const id = await insertRequest(ctx, { ...row, kind: 'erasure', state: 'queued' })
      await writeAudit(ctx, {
        action: 'privacy.erase',
        subjectType: 'privacy-request',
        subjectId: id,
        customerId,
        summary: { contactId },
      })
      await ctx.services.queue.add(ctx.db, 'erase-person', { requestId: id })
      return (await selectRequest(ctx, id)) as PrivacyRequest
    })
  } catch (error) {
    if (isUniqueViolation(error, 'privacy_requests_under_way')) throw erasureUnderWay()
    throw error
  }
}
