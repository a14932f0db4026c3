import { mergeErased, mergeMoveUnknown, mergeNewerFirst, mergeNotStanding } from '@zhike/core/merges/problems'
import type { Merge, UndoMergeInput } from '@zhike/core/merges/schema'
import { refuseTakenMeanwhile } from '../custom-fields/refuse-taken-meanwhile.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { selectUnknownMove } from './added-queries.ts'
import { customAfterUndo } from './custom-after-undo.ts'
import { getMerge, requireMerge } from './get-merge.ts'
import { lockMerge, orderUndo, selectNewerMerge } from './merge-queries.ts'
import { selectOwnFields } from './record-queries.ts'

/** Orders a merge to be undone; a job carries it out. */
export async function undoMerge(ctx: Context, id: string, input: UndoMergeInput): Promise<Merge> {
  requirePermission(ctx, 'customer.merge')
  await transaction(ctx, async (ctx) => {
    await lockMerge(ctx, id)
    const merge = await requireMerge(ctx, id)
    await requireCustomer(ctx, merge.survivorId, 'customer.update', { lock: true })
    await requireCustomer(ctx, merge.survivorId, 'customer.merge')
    if (merge.erasedAt !== null) throw mergeErased()
    if (merge.state !== 'done') throw mergeNotStanding({ state: merge.state })
    const newer = await selectNewerMerge(ctx, merge)
    if (newer) throw mergeNewerFirst({ name: newer.name })
    const ids = merge.members.map((one) => one.id)
    const others = new Set(ids.filter((one) => one !== merge.survivorId))
    const now = await selectOwnFields(ctx, merge.survivorId)
    await refuseTakenMeanwhile(ctx, [...others], ids, customAfterUndo(merge, now))
    const astray =
      input.moves.find((move) => !others.has(move.to)) ?? (await selectUnknownMove(ctx, merge, input.moves))
    if (astray) throw mergeMoveUnknown({ id: astray.id, to: astray.to })
    await orderUndo(ctx, id, input.moves)
    await ctx.services.queue.add(ctx.db, 'run-merge', { mergeId: id })
  })
  return getMerge(ctx, id)
}
