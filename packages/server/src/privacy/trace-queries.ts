import type { PersonRef } from '@zhike/core/privacy/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { asPartOfText, asWholeText, containing, type SearchTerms } from './search-terms.ts'

// Traces of a person outside the records: the audit, imports that were staged, answers kept for retries.

const like = (text: string, patterns: readonly string[]) => sql<boolean>`${sql.raw(text)} like any(${patterns}::text[])`

export interface PersonTraces {
  followUpIds: readonly string[]
  consentIds: readonly string[]
  /** Of files and special days. */
  attachedIds: readonly string[]
  /** Records that were merged with this one, whose audit is the person's too. */
  mergedIds: readonly string[]
}

/** Audit rows whose values are about the person: of an individual all; of a contact those of it and that mention it. */
export async function selectAuditAbout(
  ctx: Context,
  { customerId, contactId }: PersonRef,
  terms: SearchTerms,
  { followUpIds, consentIds, attachedIds, mergedIds }: PersonTraces,
): Promise<string[]> {
  const near = [...terms.parts, ...terms.whole].map(asPartOfText)
  const mentions = sql`(${like('v.before::text', near)} or ${like('v.after::text', near)})`
  const about =
    contactId === null
      ? sql`true`
      : sql`((e.subject_type = 'contact' and e.subject_id = ${contactId})
          or (e.subject_type = 'follow-up' and e.subject_id = any(${followUpIds}::text[]))
          or (e.subject_type = 'consent' and (e.subject_id = any(${consentIds}::text[])))
          or (e.subject_type in ('file', 'special-day') and e.subject_id = any(${attachedIds}::text[])) or ${mentions})`
  const far = [...terms.parts.map(asPartOfText), ...terms.whole.map(asWholeText)]
  const { rows } = await sql<{ id: string }>`
    select e.id from audit_entries e join audit_values v on v.entry_id = e.id
    where e.customer_id = any(${[customerId, ...mergedIds]}::uuid[]) and ${about}
    union
    select e.id from audit_entries e join audit_values v on v.entry_id = e.id
    where ${contactId === null} and e.action like 'customer.relation-%'
      and e.summary ->> 'relatedCustomerId' = any(${[customerId, ...mergedIds]}::text[])
    union
    select e.id from audit_entries e join audit_values v on v.entry_id = e.id
    where ${contactId === null} and e.action in ('customer.merge', 'customer.unmerge') and e.summary ->> 'mergeId' in (
      select merge_id::text from customer_merge_members where customer_id = ${customerId}::uuid)
    union
    select e.id from audit_entries e join audit_values v on v.entry_id = e.id
    where e.customer_id is null and (${like('v.before::text', far)} or ${like('v.after::text', far)})
    union
    select e.id from audit_entries e join audit_values v on v.entry_id = e.id
    where ${contactId === null} and e.action = 'customer.check-duplicate'
      and ${like('v.after::text', [containing(customerId)])}`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** The values of these audit rows, for good; their seals stay valid. */
export async function eraseAuditValues(ctx: Context, requestId: string, entryIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select erase_audit_values(${requestId}::uuid, ${entryIds}::uuid[]) as n`.execute(ctx.db)
  return Number(rows[0]?.n ?? 0)
}

/** Former values that imports remember of the person's records, or that mention the person; what they changed stays. */
export async function eraseImportChanges(
  ctx: Context,
  { customerId, contactId }: PersonRef,
  terms: SearchTerms,
): Promise<number> {
  const patterns = [...terms.parts.map(asPartOfText), ...terms.whole.map(asWholeText)]
  const own = contactId === null ? sql`customer_id = ${customerId}::uuid` : sql`record_id = ${contactId}::uuid`
  const result = await sql`
    delete from import_changes where ${own} or ${like('before::text', patterns)} or ${like('after::text', patterns)}`.execute(
    ctx.db,
  )
  return Number(result.numAffectedRows ?? 0n)
}

/** Staged rows of imports that name the person or became it; answers the imports, whose files hold them too. */
export async function eraseStagedRows(
  ctx: Context,
  { customerId, contactId }: PersonRef,
  terms: SearchTerms,
): Promise<{ rows: number; importIds: string[] }> {
  const patterns = [...terms.parts.map(asPartOfText), ...terms.whole.map(asWholeText)]
  const became =
    contactId === null
      ? sql`d.customer_id = ${customerId}::uuid or r.new_id = ${customerId}::uuid`
      : sql`d.record_id = ${contactId}::uuid or r.new_id = ${contactId}::uuid`
  const { rows } = await sql<{ importId: string; n: number }>`
    with named as (
      select r.import_id, r.row_no from import_rows r
      left join import_decisions d on d.import_id = r.import_id and d.row_no = r.row_no
      where ${became} or ${like('r.data::text', patterns)} or ${like('r.problems::text', patterns)}
        or ${like('d.problems::text', patterns)}
    ), decisions as (
      delete from import_decisions d using named where d.import_id = named.import_id and d.row_no = named.row_no
    ), gone as (
      delete from import_rows r using named where r.import_id = named.import_id and r.row_no = named.row_no
      returning r.import_id
    ), counted as (
      select import_id, count(*) as n from gone group by import_id
    ), quoted as (
      update imports i set reasons = '[]' where ${like('i.reasons::text', patterns)} returning i.id
    )
    select import_id, n from counted union all select id, 0 from quoted where id not in (select import_id from counted)`.execute(
    ctx.db,
  )
  return { rows: rows.reduce((sum, row) => sum + Number(row.n), 0), importIds: rows.map((row) => row.importId) }
}

/** Of these imports, those that no longer need their file. */
export async function selectFilesToRemove(ctx: Context, importIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from imports where id = any(${importIds}::uuid[]) and state in ('staged', 'done', 'failed', 'cancelled')`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}

/** Views and orders of bulk edits that ask for the person: what they ask goes, the rest of them stays. */
export async function eraseAskedFor(ctx: Context, terms: SearchTerms): Promise<number> {
  const patterns = [...terms.parts.map(asPartOfText), ...terms.whole.map(asWholeText)]
  await sql`update bulk_edits set selection = '{}' where ${like('selection::text', patterns)}`.execute(ctx.db)
  const { rows } = await sql<{ n: number }>`
    with gone as (
      update saved_views set definition = definition || '{"filter": null, "q": null}', version = version + 1
      where ${like('definition::text', patterns)} returning 1)
    select count(*) as n from gone`.execute(ctx.db)
  return Number(rows[0]?.n ?? 0)
}

/** Answers that are kept for a retried request hold whole records. */
export async function deleteKeptAnswers(ctx: Context, ref: PersonRef, terms: SearchTerms): Promise<void> {
  const patterns = [
    ...terms.parts.map(asPartOfText),
    ...terms.whole.map(asWholeText),
    containing(ref.contactId ?? ref.customerId),
  ]
  await sql`delete from idempotency_keys where ${like('body::text', patterns)}`.execute(ctx.db)
}
