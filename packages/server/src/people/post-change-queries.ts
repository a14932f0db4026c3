import type { PostChange } from '@zhike/core/people/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { afterCursor, type Cursor, type SortKey } from '../platform/list/keyset.ts'
import type { Post } from './post.ts'

export async function insertPostChanges(
  ctx: Context,
  changes: readonly { id: string; before: Post; after: Post }[],
): Promise<void> {
  const rows = changes.map(({ id, before, after }) => ({
    id,
    person_id: before.id,
    from_department_id: before.departmentId,
    from_post: before.post,
    from_manager_id: before.managerId,
    to_department_id: after.departmentId,
    to_post: after.post,
    to_manager_id: after.managerId,
  }))
  await sql`
    insert into post_changes (id, person_id, actor_id, actor_name, from_department_id, from_department, from_post,
      from_manager_id, to_department_id, to_department, to_post, to_manager_id)
    select n.id, n.person_id, ${ctx.actor.personId}::uuid, ${ctx.actor.name}, n.from_department_id, f.name, n.from_post,
      n.from_manager_id, n.to_department_id, t.name, n.to_post, n.to_manager_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, person_id uuid, from_department_id uuid,
      from_post text, from_manager_id uuid, to_department_id uuid, to_post text, to_manager_id uuid)
    left join departments f on f.id = n.from_department_id
    left join departments t on t.id = n.to_department_id`.execute(ctx.db)
}

export const postChangeSort: SortKey[] = [
  { field: 'at', column: { expression: sql`c.at`, cast: 'timestamptz', nullable: false }, descending: true },
]

export async function selectPostChanges(
  ctx: Context,
  personId: string,
  options: { limit: number; cursor: Cursor | null },
): Promise<(Omit<PostChange, 'actorName'> & { actorId: string | null; actorName: string; key: string })[]> {
  const after = options.cursor ? sql`and ${afterCursor(postChangeSort, sql`c.id`, options.cursor)}` : sql``
  const { rows } = await sql<PostChange & { actorId: string | null; key: string }>`
    select c.id, c.at, c.at::text as key, c.actor_id, c.actor_name,
      json_build_object('department', c.from_department, 'post', c.from_post, 'manager', f.name) as "from",
      json_build_object('department', c.to_department, 'post', c.to_post, 'manager', t.name) as "to"
    from post_changes c
    left join people f on f.id = c.from_manager_id
    left join people t on t.id = c.to_manager_id
    where c.person_id = ${personId}::uuid ${after}
    order by c.at desc, c.id limit ${options.limit + 1}`.execute(ctx.db)
  return rows
}
