import { writeVcard } from '@zhike/core/customers/write-vcard'
import type { Context } from '../platform/context/context.ts'
import { cardNotes } from './card-notes.ts'
import type { CardRow } from './export-queries.ts'

/** The contacts of customers as vCards 3.0, which every phone reads; an individual is a card of its own. */
export function exportCards(ctx: Context, rows: readonly CardRow[]): string {
  return rows
    .map((row) =>
      writeVcard({
        id: row.contactId ?? row.customerId,
        name: row.contactName ?? row.customerName,
        organisation: row.kind === 'organisation' ? row.customerName : null,
        title: row.title,
        mobile: row.contactId === null ? null : row.mobile,
        phone: row.phone,
        email: row.email,
        wechat: row.wechat,
        address: row.address,
        birthday: row.birthday,
        notes: cardNotes(ctx, row.holder, row.birthday),
      }),
    )
    .join('')
}
