import type { PersonRef } from '@zhike/core/privacy/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

/** What hangs on a person, for the preview: what indexes find; the rest of the audit is searched by the erasure itself. */
export async function countHeld(ctx: Context, { customerId, contactId }: PersonRef) {
  const customer = sql`customer_id = ${customerId}::uuid`
  const contact = contactId === null ? sql`true` : sql`contact_id = ${contactId}::uuid`
  const itself = contactId === null ? sql`true` : sql`id = ${contactId}::uuid`
  const audited =
    contactId === null
      ? sql`true`
      : sql`((e.subject_type = 'contact' and e.subject_id = ${contactId}) or (e.subject_type = 'follow-up'
          and e.subject_id in (select id::text from follow_ups where ${customer} and ${contact})))`
  const { rows } = await sql<
    Record<'followUps' | 'files' | 'contacts' | 'consents' | 'audit' | 'orders' | 'tenures', string>
  >`
    select
      (select count(*) from follow_ups where ${customer} and ${contact}) as follow_ups,
      (select count(*) from follow_ups where ${customer} and ${contact} and file_id is not null)
        + (select count(distinct file_id) from consents where ${customer} and ${contact})
        + (select count(*) from customer_files where ${customer} and ${contact}) as files,
      (select count(*) from contacts where ${customer} and ${itself}) as contacts,
      (select count(*) from consents where ${customer} and ${contact}) as consents,
      (select count(*) from audit_entries e join audit_values v on v.entry_id = e.id
        where e.customer_id = ${customerId}::uuid and ${audited}) as audit,
      (select count(*) from orders where ${customer} and deleted_at is null) as orders,
      (select count(*) from tenures where ${customer}) as tenures`.execute(ctx.db)
  const row = rows[0]
  const count = (value: string | undefined) => Number(value ?? 0)
  return {
    followUps: count(row?.followUps),
    files: count(row?.files),
    contacts: count(row?.contacts),
    consents: count(row?.consents),
    audit: count(row?.audit),
    orders: count(row?.orders),
    tenures: count(row?.tenures),
  }
}
