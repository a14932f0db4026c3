import { foundOthers, nothingToEdit, tooManyToEdit } from '@zhike/core/bulk-edits/problems'
import { doneAtOnce, mostEdited, type BulkEdit, type StartBulkEditInput } from '@zhike/core/bulk-edits/schema'
import { newId } from '@zhike/core/kernel/ids'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { keptValue, requireEditedField } from './edited-field.ts'
import { loadBulkEdit } from './load-bulk-edit.ts'
import { insertEdit, stageSelected } from './queries.ts'
import { runBulkEdit } from './run-bulk-edit.ts'
import { selectionOf } from './selection-of.ts'

/**
 * Notes which customers are meant, all in one statement, so that the edit is about what was previewed however long it
 * takes; then changes them chunk by chunk. The job is there from the first instant: should this process die, another
 * one goes on.
 */
export async function startBulkEdit(ctx: Context, input: StartBulkEditInput): Promise<BulkEdit> {
  requirePermission(ctx, 'customer.bulk-change')
  requirePermission(ctx, 'customer.update')
  const { field, expected } = input
  const value = await keptValue(ctx, await requireEditedField(ctx, field), input.value)
  const selection = await selectionOf(ctx, input.selection)
  const id = newId()
  const total = await transaction(ctx, async (ctx) => {
    await insertEdit(ctx, { id, kind: 'edit', ofId: null, field, value, selection: input.selection })
    const found = await stageSelected(ctx, id, selection, mostEdited)
    if (found > mostEdited) throw tooManyToEdit({ most: mostEdited })
    if (found === 0) throw nothingToEdit()
    if (found !== expected) throw foundOthers({ expected, found })
    await ctx.services.queue.add(ctx.db, 'run-bulk-edit', { bulkEditId: id })
    return found
  })
  if (total <= doneAtOnce) await runBulkEdit(ctx, id)
  return loadBulkEdit(ctx, id)
}
