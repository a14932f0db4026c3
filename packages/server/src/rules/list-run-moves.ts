import type { RunMove } from '@zhike/core/rules/schema'
import { describeHolders } from '../ownership/read-holder.ts'
import type { Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor } from '../platform/list/keyset.ts'
import { requireRun } from './get-ownership-run.ts'
import { findMoves, moveSort, type MoveRow } from './move-queries.ts'

/** The moves of a run, the largest customers first. An applied run shows those of its preview. */
export async function listRunMoves(
  ctx: Context,
  runId: string,
  query: { skipped?: 'true' | 'false' | undefined; limit: number; after?: string | undefined },
) {
  const run = await requireRun(ctx, runId)
  const source = run.kind === 'apply' && run.ofRunId ? run.ofRunId : run.id
  const scope = { source, skipped: query.skipped ?? null }
  const rows = await findMoves(ctx, source, {
    skipped: query.skipped === undefined ? undefined : query.skipped === 'true',
    cursor: decodeCursor(query.after, moveSort, scope),
    limit: query.limit,
  })
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    items: await presentMoves(ctx, shown),
    nextCursor:
      last && rows.length > query.limit ? encodeCursor(moveSort, scope, [last.revenue12m], last.customerId) : null,
  }
}

/** Moves with the names of the holders on both sides. */
export async function presentMoves(ctx: Context, rows: readonly MoveRow[]): Promise<RunMove[]> {
  const holders = await describeHolders(
    ctx,
    rows.flatMap((row) => [
      { personId: row.fromPersonId, poolId: row.fromPoolId },
      { personId: row.toPersonId, poolId: row.toPoolId },
    ]),
  )
  const known = new Map(holders.map((holder) => [holder.id, holder]))
  return rows.flatMap(({ fromPersonId, fromPoolId, toPersonId, toPoolId, ...row }) => {
    const from = known.get(fromPersonId ?? fromPoolId ?? '')
    const to = known.get(toPersonId ?? toPoolId ?? '')
    return from && to ? [{ ...row, from, to }] : []
  })
}
