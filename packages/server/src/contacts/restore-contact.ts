import { mostContacts, tooManyContacts } from '@zhike/core/contacts/problems'
import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { Contact } from '@zhike/core/contacts/schema'
import { notFound } from '@zhike/core/kernel/problems'
import { explainTakenValues } from '../custom-fields/explain-taken-value.ts'
import { refreshKeys } from '../customers/refresh-keys.ts'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { presentContact } from './present-contact.ts'
import { demotePrimary, markContactRestored, selectContact, selectContacts, selectDeletedContact } from './queries.ts'

/** Takes a contact back from the bin; primary again where its stand-in still is, or where there is none. */
export async function restoreContact(ctx: Context, customerId: string, contactId: string): Promise<Contact> {
  requirePermission(ctx, 'contact.write')
  let values: CustomValues = {}
  const restore = () =>
    transaction(ctx, async (ctx) => {
      const { personId } = await requireCustomer(ctx, customerId, 'contact.write', { lock: true })
      const deleted = await selectDeletedContact(ctx, customerId, contactId)
      if (!deleted) throw notFound({ id: contactId })
      values = deleted.custom as CustomValues
      const others = await selectContacts(ctx, customerId)
      if (others.length >= mostContacts) throw tooManyContacts({ count: others.length })
      const primary = others.find((one) => one.isPrimary)
      const isPrimary = primary === undefined || primary.id === deleted.replacedBy
      if (isPrimary) await demotePrimary(ctx, customerId)
      await markContactRestored(ctx, customerId, contactId, isPrimary)
      await refreshKeys(ctx, customerId)
      await writeAudit(ctx, {
        action: 'contact.restore',
        subjectType: 'contact',
        subjectId: contactId,
        customerId,
        summary: { isPrimary },
      })
      const row = await selectContact(ctx, customerId, contactId)
      if (!row) throw notFound({ id: contactId })
      return presentContact(ctx, row, true, rulesFor(await fieldView(ctx), personId))
    })
  return explainTakenValues(ctx, 'contact', () => values, contactId, restore)
}
