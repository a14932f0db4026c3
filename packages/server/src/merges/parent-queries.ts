import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// The tree of groups when several customers become one. What hung on the others hangs on the survivor, who stands where
// the topmost of them stood; the others' own links stay as they are, for the day the merge is undone.

interface Merging {
  mergeId: string
  survivorId: string
  othersIds: readonly string[]
}

/** Outside the merged ones, so never below any of them: the parent of the topmost above the survivor, else of another. */
const standsBelow = ({ survivorId, othersIds }: Merging) => {
  const members = [survivorId, ...othersIds]
  return sql`
    with recursive up (member, position, at, depth) as (
      select m.id, m.position, m.id, 0 from unnest(${members}::uuid[]) with ordinality m (id, position)
      union all
      select u.member, u.position, p.parent_id, u.depth + 1 from up u join customer_parents p on p.customer_id = u.at
    ), tops as (
      select distinct on (member) position, at from up where at = any(${members}::uuid[]) order by member, depth desc
    )
    select p.parent_id from tops t join customer_parents p on p.customer_id = t.at order by t.position limit 1`
}

export async function uniteParents(ctx: Context, merging: Merging): Promise<void> {
  const { mergeId, survivorId, othersIds } = merging
  await sql`
    insert into customer_merge_parents (merge_id, customer_id, old_parent_id, new_parent_id, kept)
    select ${mergeId}::uuid, ${survivorId}::uuid, o.parent_id, n.parent_id, to_jsonb(o)
    from (select (${standsBelow(merging)}) as parent_id) n
      left join customer_parents o on o.customer_id = ${survivorId}::uuid
    where o.parent_id is distinct from n.parent_id
    union all
    select ${mergeId}::uuid, p.customer_id, p.parent_id, ${survivorId}::uuid, null from customer_parents p
    where p.parent_id = any(${othersIds}::uuid[]) and p.customer_id <> all(${[survivorId, ...othersIds]}::uuid[])`.execute(
    ctx.db,
  )
  // The survivor first: below its old place lies what is to hang on it.
  await sql`delete from customer_parents where customer_id = ${survivorId}::uuid and exists (
    select from customer_merge_parents k where k.merge_id = ${mergeId}::uuid and k.customer_id = ${survivorId}::uuid)`.execute(
    ctx.db,
  )
  await sql`insert into customer_parents (customer_id, parent_id, set_by)
    select customer_id, new_parent_id, ${ctx.actor.personId}::uuid from customer_merge_parents
    where merge_id = ${mergeId}::uuid and customer_id = ${survivorId}::uuid and new_parent_id is not null`.execute(
    ctx.db,
  )
  await sql`update customer_parents p set parent_id = ${survivorId}::uuid from customer_merge_parents k
    where k.merge_id = ${mergeId}::uuid and k.customer_id = p.customer_id and p.customer_id <> ${survivorId}::uuid`.execute(
    ctx.db,
  )
}

/**
 * Whoever still hangs where the merge put them goes back to where they hung before, unless that lies below them by now.
 * One former parent after the other, because each answer depends on what the one before has moved.
 */
export async function giveBackParents(
  ctx: Context,
  { id: mergeId, survivorId }: { id: string; survivorId: string },
): Promise<void> {
  const { rows } = await sql<{ parentId: string }>`
    select distinct old_parent_id as parent_id from customer_merge_parents
    where merge_id = ${mergeId}::uuid and customer_id <> ${survivorId}::uuid order by 1`.execute(ctx.db)
  for (const { parentId } of rows) {
    await sql`
      with recursive up (id) as (
        select ${parentId}::uuid
        union all select p.parent_id from up u join customer_parents p on p.customer_id = u.id
      )
      update customer_parents p set parent_id = k.old_parent_id from customer_merge_parents k
      where k.merge_id = ${mergeId}::uuid and k.old_parent_id = ${parentId}::uuid and k.customer_id <> ${survivorId}::uuid
        and p.customer_id = k.customer_id and p.parent_id = k.new_parent_id
        and p.customer_id not in (select id from up)`.execute(ctx.db)
  }
  await giveBackOwnParent(ctx, mergeId, survivorId)
}

async function giveBackOwnParent(ctx: Context, mergeId: string, survivorId: string): Promise<void> {
  const { rows } = await sql<{ oldParentId: string | null }>`
    select k.old_parent_id from customer_merge_parents k left join customer_parents p on p.customer_id = k.customer_id
    where k.merge_id = ${mergeId}::uuid and k.customer_id = ${survivorId}::uuid
      and p.parent_id is not distinct from k.new_parent_id`.execute(ctx.db)
  const [changed] = rows
  if (!changed) return
  await sql`delete from customer_parents where customer_id = ${survivorId}::uuid`.execute(ctx.db)
  await sql`
    with recursive up (id) as (
      select ${changed.oldParentId}::uuid
      union all select p.parent_id from up u join customer_parents p on p.customer_id = u.id
    )
    insert into customer_parents select r.* from customer_merge_parents k
      cross join lateral jsonb_populate_record(null::customer_parents, k.kept) r
    where k.merge_id = ${mergeId}::uuid and k.customer_id = ${survivorId}::uuid and k.old_parent_id is not null
      and k.customer_id not in (select id from up where id is not null)`.execute(ctx.db)
}
