import { mostTags, mostTagsOfOne, tagNameLength } from '@zhike/core/tags/schema'
import type { ExistingChoice } from '@zhike/core/imports/kinds'
import { sql } from 'kysely'
import { may, type Context } from '../platform/context/context.ts'

// Tags of a customer file: names in one cell. A file adds tags; it never takes one away.

/** Names divided by commas, semicolons or lines, each once a row. */
export async function makeStagedTags(ctx: Context): Promise<void> {
  await sql`
    create temporary table staged_tags on commit drop as
    select s.row_no, lower(n.name) as key, min(n.name) as name
    from staged_customers s cross join lateral (
      select btrim(part) as name from regexp_split_to_table(s.tags, '[,，;；、|\n\r]+') part) n
    where s.tags is not null and n.name <> '' group by s.row_no, lower(n.name)`.execute(ctx.db)
  await sql`create unique index on staged_tags (row_no, key)`.execute(ctx.db)
  await sql`analyze staged_tags`.execute(ctx.db)
}

/** Where customers that are there are left alone, or filled, those that have tags keep just these. */
export async function spareTags(ctx: Context, existing: Exclude<ExistingChoice, 'overwrite'>): Promise<void> {
  await sql`
    delete from staged_tags g using targets t where g.row_no = t.row_no
      and (${existing === 'skip'} or exists (select from customer_tags m where m.customer_id = t.customer_id))`.execute(
    ctx.db,
  )
}

/** A name that is new makes a tag where the importer manages tags; else its row is refused. */
export async function refuseTags(ctx: Context): Promise<void> {
  const problem = (code: string, value: ReturnType<typeof sql>, detail: number) =>
    sql`jsonb_build_object('code', ${code}::text, 'field', 'tags', 'value', ${value}, 'detail', ${String(detail)}::text)`
  await sql`
    insert into row_problems select g.row_no, ${problem('tag.too-long', sql`min(g.name)`, tagNameLength)}
    from staged_tags g where length(g.name) > ${tagNameLength} group by g.row_no`.execute(ctx.db)
  await sql`
    insert into row_problems select g.row_no, ${problem('tag.too-many-of-one', sql`count(*)::text`, mostTagsOfOne)}
    from staged_tags g group by g.row_no having count(*) > ${mostTagsOfOne}`.execute(ctx.db)
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from tags) + count(distinct g.key) as n from staged_tags g
    where not exists (select from tags t where lower(t.name) = g.key)`.execute(ctx.db)
  const isTooMany = (rows[0]?.n ?? 0) > mostTags
  if (may(ctx, 'tag.manage') && !isTooMany) return
  await sql`
    insert into row_problems
    select g.row_no, ${problem(isTooMany ? 'tag.too-many' : 'tag.unknown', sql`min(g.name)`, mostTags)}
    from staged_tags g where not exists (select from tags t where lower(t.name) = g.key) group by g.row_no`.execute(
    ctx.db,
  )
}

/** Sets what the decided rows name, new tags first. Answers how many customers have more tags than before. */
export async function insertTagsOfRows(ctx: Context, importId: string): Promise<number> {
  const actor = ctx.actor.personId
  await sql`
    insert into tags (id, name, colour, created_by)
    select uuid_v7(), min(g.name), 'grey', ${actor}::uuid from staged_tags g join decided d using (row_no)
    where d.action in ('create', 'update') and not exists (select from tags t where lower(t.name) = g.key)
    group by g.key on conflict do nothing`.execute(ctx.db)
  const { rows } = await sql<{ n: number }>`
    with added as (
      insert into customer_tags (customer_id, tag_id, added_by, import_id)
      select d.customer_id, t.id, ${actor}::uuid, ${importId}::uuid from decided d join staged_tags g using (row_no)
      join tags t on lower(t.name) = g.key where d.action in ('create', 'update')
      on conflict do nothing returning customer_id
    ) select count(distinct customer_id) as n from added`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** Undoing: what the import put on customers that stay is taken off; the tags themselves stay. */
export async function removeImportedTags(ctx: Context, importId: string): Promise<void> {
  await sql`
    delete from customer_tags m using undo_customers u
    where m.import_id = ${importId}::uuid and u.customer_id = m.customer_id and u.fate = 'stay'`.execute(ctx.db)
}
