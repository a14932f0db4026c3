import { isUndoable } from '@zhike/core/imports/kinds'
import { notUndoable, wrongState } from '@zhike/core/imports/problems'
import type { ImportRecord } from '@zhike/core/imports/schema'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { requireImportPermission } from './create-import.ts'
import { loadImport } from './load-import.ts'
import { presentImport } from './present-import.ts'
import { stateWords } from './state-words.ts'
import { beginUndo } from './undo-queries.ts'

/** Takes a finished import back, in a job: see carry-out-undo.ts for what goes, what is restored and what stays. */
export async function undoImport(ctx: Context, id: string, options: { enqueue: boolean }): Promise<ImportRecord> {
  const stored = await loadImport(ctx, id)
  requireImportPermission(ctx, stored.kind)
  if (stored.state !== 'done') throw wrongState(stateWords(ctx.locale, stored.state, 'undo'))
  if (!isUndoable(stored.kind) || !stored.keepsChanges) throw notUndoable({ fileName: stored.fileName })
  return transaction(ctx, async (ctx) => {
    if (!(await beginUndo(ctx, id))) throw wrongState(stateWords(ctx.locale, 'undoing', 'undo'))
    if (options.enqueue) await ctx.services.queue.add(ctx.db, 'run-import', { importId: id })
    return presentImport(ctx, await loadImport(ctx, id))
  })
}
