import { shownActor } from '@zhike/core/ownership/shown-actor'
import type { Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor } from '../platform/list/keyset.ts'
import { getPerson } from './get-person.ts'
import { postChangeSort, selectPostChanges } from './post-change-queries.ts'

/** How somebody's department, post and manager changed, newest first. */
export async function listPostChanges(
  ctx: Context,
  personId: string,
  query: { limit: number; after?: string | undefined },
) {
  await getPerson(ctx, personId)
  const cursor = decodeCursor(query.after, postChangeSort, personId)
  const rows = await selectPostChanges(ctx, personId, { limit: query.limit, cursor })
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ actorId, actorName, key: _, ...row }) => ({
      ...row,
      actorName: shownActor(actorId, actorName, ctx.locale),
    })),
    nextCursor: last && rows.length > query.limit ? encodeCursor(postChangeSort, personId, [last.key], last.id) : null,
  }
}
