import type { listLeaves as listLeavesRoute } from '@zhike/core/leaves/api'
import type { QueryOf } from '@zhike/core/api/route'
import { may, today, type Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor } from '../platform/list/keyset.ts'
import { presentLeave } from './present-leave.ts'
import { leaveSort, selectLeaves, type LeaveRow } from './queries.ts'

/** Leaves, the next first. Whoever may not read people sees those that concern them. */
export async function listLeaves(ctx: Context, query: QueryOf<typeof listLeavesRoute>) {
  const { personId, delegateId, state, limit, after } = query
  const concerning = may(ctx, 'person.read') ? undefined : (ctx.actor.personId ?? undefined)
  const filter = { personId, delegateId, concerning, state, today: today(ctx) }
  const cursor = decodeCursor(after, leaveSort, filter)
  const rows = await selectLeaves(ctx, filter, { limit, cursor })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => presentLeave(ctx, row)),
    nextCursor: last && rows.length > limit ? encodeCursor(leaveSort, filter, [last.fromOn], last.id) : null,
  }
}

/** Whose delegate somebody is, now or later: a hundred at most. */
export function listOpenLeavesOfDelegate(ctx: Context, delegateId: string): Promise<LeaveRow[]> {
  return selectLeaves(ctx, { delegateId, state: 'open', today: today(ctx) }, { limit: 100, cursor: null })
}
