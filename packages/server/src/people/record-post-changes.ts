import { newId } from '@zhike/core/kernel/ids'
import type { Context } from '../platform/context/context.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { insertPostChanges } from './post-change-queries.ts'
import type { Post } from './post.ts'

/** Whether a change of a person's fields is a change of post. */
export function isChangeOfPost(after: object): boolean {
  return 'departmentId' in after || 'post' in after || 'managerId' in after
}

/** Keeps the history of posts and tells whoever acts on it, with one event for all of them. */
export async function recordPostChanges(
  ctx: Context,
  changes: readonly { before: Post; after: Post }[],
): Promise<void> {
  const rows = changes
    .filter(
      ({ before, after }) =>
        before.departmentId !== after.departmentId ||
        before.post !== after.post ||
        before.managerId !== after.managerId,
    )
    .map((change) => ({ id: newId(), ...change }))
  if (rows.length === 0) return
  await insertPostChanges(ctx, rows)
  await emitEvent(ctx, 'person.post-changed', {
    personIds: rows.map((row) => row.before.id),
    postChangeIds: rows.map((row) => row.id),
  })
}
