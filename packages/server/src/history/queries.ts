import { historyRecords, type HistoryRecord } from '@zhike/core/history/schema'
import { sql, type RawBuilder } from 'kysely'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'
import { phasesAfter } from '../platform/list/key-phases.ts'
import type { Cursor, SortKey } from '../platform/list/keyset.ts'

// The audit of one customer that the caller has been let through to, and of what hangs on it.

export const historyOrder: readonly SortKey[] = [
  { field: 'at', descending: true, column: { expression: sql`e.at`, cast: 'timestamptz', nullable: false } },
]

export interface HistoryFilter {
  record?: HistoryRecord | undefined
  recordId?: string | undefined
  field?: string | undefined
}

export interface HistoryRow {
  id: string
  at: string
  action: string
  actorId: string | null
  actorName: string
  onBehalfOf: string | null
  onBehalfOfName: string | null
  via: string
  subjectType: HistoryRecord
  subjectId: string
  summary: Record<string, unknown>
  before: unknown
  after: unknown
  isErased: boolean
}

/** The customer, and those that it took in: what was done to them before is part of its history. */
export async function selectTakenIn(ctx: Context, customerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive merged as (
      select id from customers where merged_into = ${customerId}::uuid
      union select c.id from customers c join merged m on c.merged_into = m.id)
    select id from merged`.execute(ctx.db)
  return [customerId, ...rows.map((row) => row.id)]
}

export async function selectHistory(
  ctx: Context,
  customerIds: readonly string[],
  filter: HistoryFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<HistoryRow[]> {
  const { record, recordId, field } = filter
  const [phase] = phasesAfter(historyOrder, sql`e.id`, cursor)
  const conditions: RawBuilder<unknown>[] = [
    customerIds.length === 1
      ? sql`e.customer_id = ${customerIds[0]}::uuid`
      : sql`e.customer_id = any(${customerIds}::uuid[])`,
    // One kind by equality, so that its index is read in the order of the page.
    record ? sql`e.subject_type = ${record}` : sql`e.subject_type = any(${[...historyRecords]}::text[])`,
    // What was done to the record itself; who holds it has a history of its own.
    sql`starts_with(e.action, e.subject_type || '.')`,
  ]
  if (recordId) conditions.push(sql`e.subject_id = ${recordId}`)
  if (field) conditions.push(concerns(field))
  if (phase?.where) conditions.push(phase.where)
  const { rows } = await sql<HistoryRow>`
    select e.id, e.at, e.action, e.actor_id, e.actor_name, e.on_behalf_of, e.on_behalf_of_name, e.via, e.subject_type,
      e.subject_id, e.summary, v.before, v.after,
      v.entry_id is null and (s.values_digest is not null or e.summary ? 'fields') as is_erased
    from audit_entries e
    left join audit_values v on v.entry_id = e.id
    left join audit_seals s on s.entry_id = e.id and v.entry_id is null
    where ${sql.join(conditions, sql` and `)}
    order by ${phase?.orderBy} limit ${limit}`.execute(ctx.db)
  return rows
}

/** `custom.size` lies inside the field custom; of what was erased the names of the fields are left. */
function concerns(field: string): RawBuilder<boolean> {
  const path = field.split('.')
  return sql<boolean>`(v.before #> ${path}::text[] is not null or v.after #> ${path}::text[] is not null
    or (v.entry_id is null and e.summary -> 'fields' ? ${field}))`
}

export interface RecordState {
  kind: HistoryRecord
  id: string
  name: string | null
  /** In the bin, and there is something to bring back. */
  isDeleted: boolean
  authorId: string | null
}

/** What these records of a customer, and the customers it took in, are called today, and whether they lie in the bin. */
export async function selectStates(
  ctx: Context,
  customerId: string,
  ids: Record<HistoryRecord, readonly string[]>,
): Promise<RecordState[]> {
  const of = (wanted: readonly string[]) => sql`customer_id = ${customerId}::uuid and id = any(${wanted}::uuid[])`
  const { rows } = await sql<RecordState>`
    select 'contact' as kind, id, name, deleted_at is not null and erased_at is null as is_deleted, null::uuid as author_id
      from contacts where ${of(ids.contact)}
    union all
    select 'order', id, number, deleted_at is not null, null from orders where ${of(ids.order)}
    union all
    select 'follow-up', id, null, deleted_at is not null, author_id from follow_ups where ${of(ids['follow-up'])}
    union all
    select 'file', id, name, deleted_at is not null, created_by from customer_files where ${of(ids.file)}
    union all
    select 'customer', id, name, false, null from customers
      where id = any(${ids.customer}::uuid[]) and id <> ${customerId}::uuid`.execute(ctx.db)
  return rows
}

/** Contacts of the customer, colleagues, and customers that the reader may see, behind the ids that values mention. */
export async function selectMentioned(
  ctx: Context,
  customerId: string,
  ids: readonly string[],
): Promise<Record<string, string>> {
  if (ids.length === 0) return {}
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from contacts where customer_id = ${customerId}::uuid and id = any(${ids}::uuid[])
    union all select id, name from people where id = any(${ids}::uuid[])`.execute(ctx.db)
  const customers = (await scopedCustomers(ctx)).select(['c.id', 'c.name']).where('c.id', 'in', ids)
  return Object.fromEntries([...rows, ...(await customers.execute())].map((row) => [row.id, row.name]))
}

const tables: Record<HistoryRecord, string> = {
  customer: 'customers',
  contact: 'contacts',
  order: 'orders',
  'follow-up': 'follow_ups',
  file: 'customer_files',
}

/** When and by whom a record was made, or that a file brought it. */
export async function selectOrigin(ctx: Context, customerId: string, record: HistoryRecord, id: string) {
  const which = record === 'customer' ? sql`true` : sql`r.customer_id = ${customerId}::uuid`
  const { rows } = await sql<{ at: string; byName: string | null; isImport: boolean }>`
    select r.created_at as at, p.name as by_name, to_jsonb(r) ->> 'import_id' is not null as is_import
    from ${sql.table(tables[record])} r left join people p on p.id = r.created_by
    where ${which} and r.id = ${id}::uuid`.execute(ctx.db)
  return rows[0] ?? null
}
