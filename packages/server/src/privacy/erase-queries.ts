import type { PersonRef } from '@zhike/core/privacy/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Taking away what identifies a person, table by table, inside the transaction of an erasure. Sets, never row by row.

const ofContact = (contactId: string | null) => (contactId === null ? sql`true` : sql`contact_id = ${contactId}::uuid`)

interface Count {
  n: number
}
const first = (rows: readonly Count[]) => Number(rows[0]?.n ?? 0)

/** Texts of follow-ups, and the pictures that hung on them and on consents; answers the pictures. */
export async function eraseFollowUps(ctx: Context, ref: PersonRef, text: string) {
  const { rows } = await sql<{ id: string; fileId: string | null }>`
    with old as (
      select id, file_id from follow_ups where customer_id = ${ref.customerId}::uuid and ${ofContact(ref.contactId)}
    ), gone as (
      update follow_ups f set text = ${text}, next_step = null, file_id = null, fingerprint = null, author_name = null,
        version = version + 1, updated_at = clock_timestamp()
      from old where f.customer_id = ${ref.customerId}::uuid and f.id = old.id
    )
    select id, file_id from old`.execute(ctx.db)
  return { ids: rows.map((row) => row.id), fileIds: rows.flatMap((row) => row.fileId ?? []) }
}

/** That somebody agreed or refused stays, without what it was proved by. */
export async function eraseConsentEvidence(ctx: Context, ref: PersonRef) {
  const { rows } = await sql<{ id: string; fileId: string | null }>`
    with old as (
      select id, file_id from consents where customer_id = ${ref.customerId}::uuid and ${ofContact(ref.contactId)}
    ), gone as (
      update consents k set evidence = null, file_id = null, end_note = null
      from old where k.customer_id = ${ref.customerId}::uuid and k.id = old.id
    )
    select id, file_id from old`.execute(ctx.db)
  return { ids: rows.map((row) => row.id), fileIds: rows.flatMap((row) => row.fileId ?? []) }
}

/** Files that hang on the customer, or are about the contact; those of the bin, too. Their contents go with them. */
export async function eraseCustomerFiles(ctx: Context, ref: PersonRef) {
  const { rows } = await sql<{ id: string; fileId: string }>`
    delete from customer_files where customer_id = ${ref.customerId}::uuid and ${ofContact(ref.contactId)}
    returning id, file_id`.execute(ctx.db)
  return { ids: rows.map((row) => row.id), fileIds: rows.map((row) => row.fileId) }
}

/** Birthdays and anniversaries of the person. */
export async function eraseSpecialDays(ctx: Context, ref: PersonRef): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from special_days where customer_id = ${ref.customerId}::uuid and ${ofContact(ref.contactId)}
    returning id`.execute(ctx.db)
  return rows.map((row) => row.id)
}

export async function deleteFiles(ctx: Context, ids: readonly string[]): Promise<void> {
  await sql`delete from files where id = any(${ids}::uuid[])`.execute(ctx.db)
}

/** All contacts of an individual, or the one. A contact that was there is removed. Answers how many there were. */
export async function eraseContacts(ctx: Context, ref: PersonRef, labelStart: string): Promise<number> {
  const which = ref.contactId === null ? sql`true` : sql`id = ${ref.contactId}::uuid`
  await sql`delete from contact_ties where customer_id = ${ref.customerId}::uuid
    and (${ref.contactId === null} or ${ref.contactId}::uuid in (contact_id, other_id))`.execute(ctx.db)
  const { rows } = await sql<Count>`
    with gone as (
      update contacts set name = ${labelStart} || right(replace(id::text, '-', ''), 6), title = null, mobile = null,
        email = null, wechat = null, notes = null, custom = '{}', external_id = null, is_primary = false, decision_roles = '{}', attitude = null,
        erased_at = clock_timestamp(), deleted_at = coalesce(deleted_at, clock_timestamp()),
        updated_at = clock_timestamp(), version = version + 1
      where customer_id = ${ref.customerId}::uuid and ${which} returning id
    )
    select count(*) as n from gone`.execute(ctx.db)
  return first(rows)
}

/** What identifies an individual; kind, source, size, tier and the city stay for the figures. */
export async function eraseIndividual(
  ctx: Context,
  customerId: string,
  label: string,
  searchTokens: readonly string[],
): Promise<number> {
  await sql`
    update customers set name = ${label}, short_name = null, credit_code = null, phone = null, wechat = null,
      email = null, address = null, external_id = null, notes = null, custom = '{}',
      region_code = case when region_code is null then null else rpad(left(region_code, 4), 6, '0') end,
      search_tokens = ${searchTokens}::text[], erased_at = clock_timestamp(), updated_at = clock_timestamp(),
      version = version + 1
    where id = ${customerId}::uuid`.execute(ctx.db)
  await sql`update customer_stats set next_contact_on = null, next_step = null, next_contact_by = null
    where customer_id = ${customerId}::uuid`.execute(ctx.db)
  await sql`delete from watched_customers where customer_id = ${customerId}::uuid`.execute(ctx.db)
  await sql`delete from duplicate_pairs where customer_id = ${customerId}::uuid or other_id = ${customerId}::uuid`.execute(
    ctx.db,
  )
  await sql`delete from duplicate_members where customer_id = ${customerId}::uuid`.execute(ctx.db)
  await sql`delete from customer_tags where customer_id = ${customerId}::uuid`.execute(ctx.db)
  await sql`delete from segment_customers where customer_id = ${customerId}::uuid`.execute(ctx.db)
  await sql`delete from bulk_edit_rows where customer_id = ${customerId}::uuid`.execute(ctx.db)
  await sql`delete from collaborators where customer_id = ${customerId}::uuid`.execute(ctx.db)
  await sql`delete from customer_relations where customer_id = ${customerId}::uuid or other_id = ${customerId}::uuid`.execute(
    ctx.db,
  )
  await sql`delete from customer_parents where customer_id = ${customerId}::uuid or parent_id = ${customerId}::uuid`.execute(
    ctx.db,
  )
  await sql`update ownership_run_moves set reason = '{}' where customer_id = ${customerId}::uuid and reason <> '{}'`.execute(
    ctx.db,
  )
  const { rows } = await sql<Count>`
    with gone as (update orders set notes = null, custom = custom - ${speakingFields}
      where customer_id = ${customerId}::uuid and (notes is not null or custom <> '{}'))
    select count(*) as n from orders where customer_id = ${customerId}::uuid`.execute(ctx.db)
  return first(rows)
}

/** Of orders figures, days and choices stay; whatever may name somebody goes. */
const speakingFields = sql`array(select f.key from custom_fields f where f.record = 'order'
  and f.type in ('text', 'longText', 'phone', 'email', 'url', 'customer', 'file'))`

/** Texts of one's own fields with a term replaced; figures, days and lists are no texts. */
function mendedCustom(term: string, label: string) {
  return sql`(select jsonb_object_agg(e.key, case when jsonb_typeof(e.value) = 'string'
    then to_jsonb(replace(e.value #>> '{}', ${term}, ${label})) else e.value end) from jsonb_each(r.custom) e)`
}

/** In what else is written about the customer a contact's name, numbers and addresses are replaced. */
export async function replaceMentions(
  ctx: Context,
  customerId: string,
  terms: readonly string[],
  label: string,
): Promise<void> {
  // Longer texts first, so that a number is not left half.
  for (const term of [...terms].sort((a, b) => b.length - a.length)) {
    const mended = (column: string) => sql`replace(${sql.ref(column)}, ${term}, ${label})`
    const has = (column: string) => sql`strpos(${sql.ref(column)}, ${term}) > 0`
    await sql`update follow_ups set text = ${mended('text')}, next_step = ${mended('next_step')}, fingerprint = null
      where customer_id = ${customerId}::uuid and (${has('text')} or ${has('next_step')})`.execute(ctx.db)
    await sql`update orders set notes = ${mended('notes')}
      where customer_id = ${customerId}::uuid and ${has('notes')}`.execute(ctx.db)
    for (const table of ['customers', 'contacts', 'orders']) {
      const of = sql.ref(table === 'customers' ? 'id' : 'customer_id')
      await sql`update ${sql.table(table)} r set custom = ${mendedCustom(term, label)}
        where ${of} = ${customerId}::uuid and exists (
          select from jsonb_each_text(r.custom) e where strpos(e.value, ${term}) > 0)`.execute(ctx.db)
    }
    await sql`update contacts set notes = ${mended('notes')}
      where customer_id = ${customerId}::uuid and ${has('notes')}`.execute(ctx.db)
    await sql`update customer_files set name = coalesce(nullif(left(${mended('name')}, 200), ''), 'file')
      where customer_id = ${customerId}::uuid and ${has('name')}`.execute(ctx.db)
    await sql`update consents set evidence = ${mended('evidence')}, end_note = ${mended('end_note')}
      where customer_id = ${customerId}::uuid and (${has('evidence')} or ${has('end_note')})`.execute(ctx.db)
    await sql`update customers set notes = ${mended('notes')}, address = ${mended('address')}
      where id = ${customerId}::uuid and (${has('notes')} or ${has('address')})`.execute(ctx.db)
    await sql`update bulk_edit_rows set before = ${mended('before')}, after = ${mended('after')}
      where customer_id = ${customerId}::uuid and (${has('before')} or ${has('after')})`.execute(ctx.db)
    await sql`update customer_relations set note = ${mended('note')}
      where (customer_id = ${customerId}::uuid or other_id = ${customerId}::uuid) and ${has('note')}`.execute(ctx.db)
    await sql`update customer_stats set next_step = ${mended('next_step')}
      where customer_id = ${customerId}::uuid and ${has('next_step')}`.execute(ctx.db)
  }
}

/** Facts and notes that decisions about the holder remembered. */
export async function eraseTenureFacts(ctx: Context, requestId: string): Promise<void> {
  await sql`select erase_tenure_facts(${requestId}::uuid)`.execute(ctx.db)
}
