import { notUndoable, undoRefusals } from '@zhike/core/bulk-edits/problems'
import { doneAtOnce, type BulkEdit } from '@zhike/core/bulk-edits/schema'
import { newId } from '@zhike/core/kernel/ids'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { loadBulkEdit, loadEdit, undoRefusal } from './load-bulk-edit.ts'
import { insertEdit, lockEdit, stageUndo } from './queries.ts'
import { runBulkEdit } from './run-bulk-edit.ts'

/** Writes back what an edit replaced, wherever its value still stands; answers what it could not, like an edit. */
export async function undoBulkEdit(ctx: Context, ofId: string): Promise<BulkEdit> {
  requirePermission(ctx, 'customer.bulk-change')
  requirePermission(ctx, 'customer.update')
  await loadEdit(ctx, ofId)
  const id = newId()
  const total = await transaction(ctx, async (ctx) => {
    await lockEdit(ctx, ofId)
    const edit = await loadEdit(ctx, ofId)
    const refusal = undoRefusal(ctx, edit)
    if (refusal !== null) throw notUndoable({ why: undoRefusals[refusal][ctx.locale] })
    await insertEdit(ctx, { id, kind: 'undo', ofId, field: edit.field, value: null, selection: null })
    const staged = await stageUndo(ctx, id, ofId)
    await ctx.services.queue.add(ctx.db, 'run-bulk-edit', { bulkEditId: id })
    return staged
  })
  if (total <= doneAtOnce) await runBulkEdit(ctx, id)
  return loadBulkEdit(ctx, id)
}
