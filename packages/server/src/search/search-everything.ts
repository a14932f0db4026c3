import { markName, markText } from '@zhike/core/search/mark-name'
import { parseSearch } from '@zhike/core/search/parse-search'
import type { EverythingFound } from '@zhike/core/search/schema'
import { customerReach } from '../platform/access/customer-reach.ts'
import { fieldView, maskFields, rulesFor } from '../platform/access/field-rules.ts'
import { isWhole, noteContactViews } from '../platform/access/note-contact-views.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { findContacts } from './find-contacts.ts'
import { findFollowUps } from './find-follow-ups.ts'
import { findOrders } from './find-orders.ts'
import { selectCustomerNames } from './order-search-queries.ts'
import { findCustomers } from './search.ts'

/** One box over what hangs on customers, too: each kind by itself, inside the scope. */
export async function searchEverything(ctx: Context, q: string, limit: number): Promise<EverythingFound> {
  requirePermission(ctx, 'customer.read')
  const reach = await customerReach(ctx)
  const parsed = parseSearch(q)
  const { words } = parsed
  const [customers, contacts, orders, followUps] = await Promise.all([
    findCustomers(ctx, reach, q, limit, 'without-contacts'),
    parsed.digits ? [] : findContacts(ctx, reach, q, parsed, limit),
    findOrders(ctx, reach, q, limit),
    findFollowUps(ctx, reach, q, limit),
  ])
  const [names, view] = await Promise.all([
    selectCustomerNames(
      ctx,
      [...contacts, ...orders, ...followUps].map((one) => one.customerId),
    ),
    fieldView(ctx),
  ])
  // A customer that went into the bin this instant takes what hangs on it along.
  const ofKnown = <T extends { customerId: string }>(rows: readonly T[]) =>
    rows.flatMap((row) => {
      const customer = names.get(row.customerId)
      return customer ? [{ row, customer }] : []
    })
  const shownContacts = ofKnown(contacts).map(({ row: contact, customer }) => {
    const { customerId, id, name, title, mobile } = maskFields(rulesFor(view, customer.personId), 'contact', contact)
    const marks = markName(words, { kind: 'individual', name })
    return { customerId, customerName: customer.name, id, name, marks, title, mobile, by: contact.by }
  })
  noteContactViews(
    ctx,
    'list',
    shownContacts.filter((contact) => isWhole(contact.mobile)).map((contact) => contact.customerId),
  )
  return {
    customers: customers.map((hit) => ({ ...hit, marks: markName(words, hit) })),
    contacts: shownContacts,
    orders: ofKnown(orders).map(({ row, customer }) => ({
      ...row,
      customerName: customer.name,
      marks: markText(q, row.number),
    })),
    followUps: ofKnown(followUps).map(({ row, customer }) => ({ ...row, customerName: customer.name })),
  }
}
