import type { Contact } from '@zhike/core/contacts/schema'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { isWhole, noteContactViews } from '../platform/access/note-contact-views.ts'
import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentContacts } from './present-contact.ts'
import { selectContacts } from './queries.ts'

export async function listContacts(ctx: Context, customerId: string): Promise<{ items: Contact[] }> {
  requirePermission(ctx, 'customer.read')
  const { personId } = await requireCustomer(ctx, customerId)
  const mayWrite = await reaches(ctx, 'contact.write', personId, customerId)
  const rules = rulesFor(await fieldView(ctx), personId)
  const items = await presentContacts(ctx, await selectContacts(ctx, customerId), mayWrite, rules)
  const isSeen = items.some(({ mobile, wechat, email }) => [mobile, wechat, email].some(isWhole))
  if (isSeen) noteContactViews(ctx, 'contacts', [customerId])
  return { items }
}
