import { tidyContact } from '@zhike/core/contacts/contact-facts'
import { mostContacts, tooManyContacts } from '@zhike/core/contacts/problems'
import type { Contact, ContactInput } from '@zhike/core/contacts/schema'
import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { newId } from '@zhike/core/kernel/ids'
import { notFound } from '@zhike/core/kernel/problems'
import { explainTakenValues } from '../custom-fields/explain-taken-value.ts'
import { prepareValues } from '../custom-fields/prepare-values.ts'
import { attachFieldFiles } from '../files/attach-field-files.ts'
import { refreshKeys } from '../customers/refresh-keys.ts'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { indexTexts } from '../search/index-texts.ts'
import { emptyContact, withoutUndefined } from './insert-first-contacts.ts'
import { presentContact } from './present-contact.ts'
import { demotePrimary, insertContacts, selectContact, selectContacts } from './queries.ts'

export async function createContact(ctx: Context, customerId: string, input: ContactInput): Promise<Contact> {
  requirePermission(ctx, 'contact.write')
  let values: CustomValues = {}
  const create = () =>
    transaction(ctx, async (ctx) => {
      const { personId, kind, tier } = await requireCustomer(ctx, customerId, 'contact.write', { lock: true })
      const others = await selectContacts(ctx, customerId)
      if (others.length >= mostContacts) throw tooManyContacts({ count: others.length })
      const { isPrimary: wantsPrimary = false, custom: givenCustom, ...given } = input
      const facts = tidyContact({ ...emptyContact, ...withoutUndefined(given) })
      const custom = await prepareValues(ctx, 'contact', {
        before: {},
        given: givenCustom,
        customer: { kind, tier },
        isNew: true,
        rules: {},
      })
      values = custom.values
      const isPrimary = wantsPrimary || others.length === 0
      if (isPrimary) await demotePrimary(ctx, customerId)
      const id = newId()
      await insertContacts(ctx, customerId, [{ ...facts, id, isPrimary, custom: values }])
      await attachFieldFiles(ctx, { customerId, contactId: id }, custom.files)
      await indexTexts(ctx, 'contact', customerId, [{ id, text: facts.name }])
      await refreshKeys(ctx, customerId)
      await writeAudit(ctx, {
        action: 'contact.create',
        subjectType: 'contact',
        subjectId: id,
        customerId,
        after: { ...facts, isPrimary, ...custom.after },
      })
      const row = await selectContact(ctx, customerId, id)
      if (!row) throw notFound({ id })
      return presentContact(ctx, row, true, rulesFor(await fieldView(ctx), personId))
    })
  return explainTakenValues(ctx, 'contact', () => values, null, create)
}
