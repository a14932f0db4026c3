import type { Tag, TagColour, TagCount } from '@zhike/core/tags/schema'
import { sql } from 'kysely'
import { fromReached, type CustomerReach } from '../platform/access/customer-reach.ts'
import { may, type Context } from '../platform/context/context.ts'

export interface TagValues {
  name: string
  colour: TagColour
  groupName: string | null
}

type TagRow = TagValues & { id: string; version: number }

const tagRows = sql`select id, name, colour, group_name, version from tags`

function toTag(ctx: Context, row: TagRow): Tag {
  const manages = may(ctx, 'tag.manage')
  return { ...row, abilities: { update: manages, delete: manages } }
}

/** There are a thousand at most, so they are read whole. */
export async function selectTags(ctx: Context): Promise<Tag[]> {
  const { rows } = await sql<TagRow>`${tagRows}
    order by group_name collate "zh-x-icu" nulls last, name collate "zh-x-icu", id`.execute(ctx.db)
  return rows.map((row) => toTag(ctx, row))
}

export async function selectTag(ctx: Context, id: string): Promise<Tag | undefined> {
  const { rows } = await sql<TagRow>`${tagRows} where id = ${id}::uuid`.execute(ctx.db)
  return rows[0] && toTag(ctx, rows[0])
}

/** Locked in the order of their ids, so that two merges do not wait for each other. */
export async function lockTags(ctx: Context, ids: readonly string[]): Promise<Map<string, TagRow>> {
  const { rows } = await sql<TagRow>`${tagRows} where id = any(${ids}::uuid[]) order by id for update`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Names of those that there are; kept from being deleted until the transaction ends. */
export async function selectTagNames(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from tags where id = any(${ids}::uuid[]) order by id for key share`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row.name]))
}

export async function countAllTags(ctx: Context): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from tags`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

export async function insertTag(ctx: Context, id: string, values: TagValues): Promise<void> {
  await ctx.db
    .insertInto('tags')
    .values({ id, ...values, createdBy: ctx.actor.personId })
    .execute()
}

export async function saveTag(ctx: Context, id: string, values: TagValues): Promise<void> {
  await ctx.db
    .updateTable('tags')
    .set((eb) => ({ ...values, version: eb('version', '+', 1), updatedAt: sql<string>`now()` }))
    .where('id', '=', id)
    .execute()
}

/** Takes a tag off everybody, and away. Answers how many had it. */
export async function removeTag(ctx: Context, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with gone as (delete from customer_tags where tag_id = ${id}::uuid returning 1) select count(*) as n from gone`.execute(
    ctx.db,
  )
  await ctx.db.deleteFrom('tags').where('id', '=', id).execute()
  return rows[0]?.n ?? 0
}

/** Whoever has the one has the other now. Answers how many had not had both. */
export async function copyTag(ctx: Context, id: string, intoId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with copied as (
      insert into customer_tags (customer_id, tag_id, added_at, added_by)
      select customer_id, ${intoId}::uuid, added_at, added_by from customer_tags where tag_id = ${id}::uuid
      on conflict do nothing returning 1
    ) select count(*) as n from copied`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** How many customers of a reach have each tag; what lies in the bin does not count. */
export async function selectTagCounts(ctx: Context, reach: CustomerReach): Promise<TagCount[]> {
  if (reach.kind === 'none') return []
  const statement =
    reach.kind === 'all'
      ? // Subtracting the few in the bin spares a join of everything with everything.
        sql<TagCount>`
          select a.tag_id, a.n - coalesce(d.n, 0) as customers
          from (select tag_id, count(*) as n from customer_tags group by tag_id) a
          left join (select g.tag_id, count(*) as n from customers c join customer_tags g on g.customer_id = c.id
            where c.deleted_at is not null group by g.tag_id) d using (tag_id)
          where a.n > coalesce(d.n, 0)`
      : sql<TagCount>`
          select g.tag_id, count(*) as customers from customer_tags g
          where g.customer_id = any(array(select c.id from ${fromReached(reach)})) group by g.tag_id`
  const { rows } = await statement.execute(ctx.db)
  return rows
}
