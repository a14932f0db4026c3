import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Records of one person that were merged: they lie beside the survivor as they were, and what undoing needs is kept.

/** Everything that was merged into a customer, merges of merges included. */
export async function selectMergedInto(ctx: Context, customerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive merged as (
      select id from customers where merged_into = ${customerId}::uuid
      union select c.id from customers c join merged m on c.merged_into = m.id)
    select id from merged order by id`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** Every customer that was ever in one merge with this one, undone or not: the audit of each may speak of the person. */
export async function selectMergePartners(ctx: Context, customerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive partners as (
      select ${customerId}::uuid as id
      union select o.customer_id from partners p join customer_merge_members k on k.customer_id = p.id
        join customer_merge_members o on o.merge_id = k.merge_id)
    select id from partners where id <> ${customerId}::uuid order by id`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** The individual that a record was merged into: who asks about the one means the other. */
export async function selectSurvivingPerson(ctx: Context, customerId: string) {
  const { rows } = await sql<{ id: string; name: string }>`
    with recursive went as (
      select id, merged_into from customers where id = ${customerId}::uuid
      union select c.id, c.merged_into from customers c join went w on c.id = w.merged_into)
    select c.id, c.name from customers c join went w on w.id = c.id
    where w.merged_into is null and c.id <> ${customerId}::uuid and c.kind = 'individual'`.execute(ctx.db)
  return rows[0]
}

/** Nothing of what was kept for undoing merges of these stays, so that they cannot be undone any more. */
export async function forgetMerges(ctx: Context, customerIds: readonly string[]): Promise<void> {
  const ofThese = sql`(select merge_id from customer_merge_members where customer_id = any(${customerIds}::uuid[]))`
  await sql`delete from customer_merge_rows where merge_id in ${ofThese}`.execute(ctx.db)
  await sql`update customer_merges set before = null, after = null, facts = '{}', erased_at = clock_timestamp()
    where id in ${ofThese} and state <> 'undone'`.execute(ctx.db)
}

/** What is kept of the fields of survivors, and of collaborators' notes, with a contact's name and numbers replaced. */
export async function replaceInMerges(
  ctx: Context,
  customerIds: readonly string[],
  terms: readonly string[],
  label: string,
): Promise<void> {
  for (const term of [...terms].sort((a, b) => b.length - a.length)) {
    const text = (value: RawBuilder<unknown>) => sql`to_jsonb(replace(${value} #>> '{}', ${term}, ${label}))`
    const mended = (column: string) => sql`(select jsonb_object_agg(e.key, case
        when jsonb_typeof(e.value) = 'string' then ${text(sql`e.value`)}
        when e.key = 'custom' and jsonb_typeof(e.value) = 'object' then (select coalesce(jsonb_object_agg(c.key,
          case when jsonb_typeof(c.value) = 'string' then ${text(sql`c.value`)} else c.value end), '{}')
          from jsonb_each(e.value) c)
        else e.value end) from jsonb_each(${sql.ref(column)}) e)`
    for (const column of ['before', 'after', 'facts'] as const) {
      await sql`update customer_merges m set ${sql.ref(column)} = ${mended(column)}
        where m.survivor_id = any(${customerIds}::uuid[]) and strpos(m.${sql.ref(column)}::text, ${term}) > 0`.execute(
        ctx.db,
      )
    }
    await sql`update customer_merge_rows k set united = ${mended('united')}
      where k.merge_id in (select id from customer_merges where survivor_id = any(${customerIds}::uuid[]))
        and k.united is not null and strpos(k.united::text, ${term}) > 0`.execute(ctx.db)
  }
}
