import { tidyContact } from '@zhike/core/contacts/contact-facts'
import { primaryNeeded } from '@zhike/core/contacts/problems'
import type { Contact, PatchContactInput } from '@zhike/core/contacts/schema'
import { conditionName, type CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import { explainTakenValues } from '../custom-fields/explain-taken-value.ts'
import { prepareValues } from '../custom-fields/prepare-values.ts'
import { attachFieldFiles } from '../files/attach-field-files.ts'
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
  let values: CustomValues = {}
  const update = () =>
    transaction(ctx, async (ctx) => {
      const { personId, kind, tier } = await requireCustomer(ctx, customerId, 'contact.write', { lock: true })
      const rules = rulesFor(await fieldView(ctx), personId)
      const row = await selectContact(ctx, customerId, contactId)
      if (!row) throw notFound({ id: contactId })
      if (row.version !== version) throw lostUpdate({ current: row.version, yours: version })
      if (row.isPrimary && input.isPrimary === false) throw primaryNeeded()
      const { name, title, mobile, email, wechat, notes, isPrimary } = row
      const before = { name, title, mobile, email, wechat, notes }
      const { isPrimary: wantsPrimary = isPrimary, custom: givenCustom, ...given } = input
      const after = { ...tidyContact({ ...before, ...withoutUndefined(given) }), isPrimary: wantsPrimary }
      const custom = await prepareValues(ctx, 'contact', {
        before: row.custom,
        given: givenCustom,
        customer: { kind, tier },
        isNew: false,
        rules,
        owner: { customerId, contactId },
      })
      values = custom.values
      const own = changedFields({ ...before, isPrimary }, after)
      const changes = { before: { ...own.before, ...custom.before }, after: { ...own.after, ...custom.after } }
      const fields = [...Object.keys(own.after), ...custom.changed.map(conditionName)]
      if (fields.length === 0) return presentContact(ctx, row, true, rules)
      requireEditable(rules, 'contact', fields)
      if (after.isPrimary && !isPrimary) await demotePrimary(ctx, customerId)
      await saveContact(ctx, customerId, contactId, { ...after, custom: values })
      await attachFieldFiles(ctx, { customerId, contactId }, custom.files)
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
      return presentContact(ctx, (await selectContact(ctx, customerId, contactId)) ?? row, true, rules)
    })
  return explainTakenValues(ctx, 'contact', () => values, contactId, update)
}
