import { tidyContact } from '@zhike/core/contacts/contact-facts'
import { primaryNeeded } from '@zhike/core/contacts/problems'
import type { Contact, PatchContactInput } from '@zhike/core/contacts/schema'
import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import { refreshKeys } from '../customers/refresh-keys.ts'
import { fieldView, requireEditable, rulesFor } from '../platform/access/field-rules.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { indexTexts } from '../search/index-texts.ts'
import { withoutUndefined } from './insert-first-contacts.ts'
import { presentContact } from './present-contact.ts'
import { demotePrimary, selectContact, updateContact as saveContact } from './queries.ts'

export async function updateContact(
  ctx: Context,
  customerId: string,
  contactId: string,
  version: number,
  input: PatchContactInput,
): Promise<Contact> {
  requirePermission(ctx, 'contact.write')
  return transaction(ctx, async (ctx) => {
    const { personId } = await requireCustomer(ctx, customerId, 'contact.write', { lock: true })
    const rules = rulesFor(await fieldView(ctx), personId)
    const row = await selectContact(ctx, customerId, contactId)
    if (!row) throw notFound({ id: contactId })
    if (row.version !== version) throw lostUpdate({ current: row.version, yours: version })
    if (row.isPrimary && input.isPrimary === false) throw primaryNeeded()
    const { name, title, mobile, email, wechat, notes, isPrimary } = row
    const before = { name, title, mobile, email, wechat, notes }
    const { isPrimary: wantsPrimary = isPrimary, ...given } = input
    const after = { ...tidyContact({ ...before, ...withoutUndefined(given) }), isPrimary: wantsPrimary }
    const changes = changedFields({ ...before, isPrimary }, after)
    const fields = Object.keys(changes.after)
    if (fields.length === 0) return presentContact(row, true, rules)
    requireEditable(rules, 'contact', fields)
    if (after.isPrimary && !isPrimary) await demotePrimary(ctx, customerId)
    await saveContact(ctx, customerId, contactId, after)
    if (after.name !== name) await indexTexts(ctx, 'contact', customerId, [{ id: contactId, text: after.name }])
    await refreshKeys(ctx, customerId)
    await writeAudit(ctx, {
      action: 'contact.update',
      subjectType: 'contact',
      subjectId: contactId,
      customerId,
      summary: { fields },
      ...changes,
    })
    return presentContact((await selectContact(ctx, customerId, contactId)) ?? row, true, rules)
  })
}
