import { unanswered, wrongState } from '@zhike/core/imports/problems'
import { openQuestions } from '@zhike/core/imports/questions'
import type { ImportRecord } from '@zhike/core/imports/schema'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { customImportFields } from './custom-import-fields.ts'
import { requireImportPermission } from './create-import.ts'
import { beginImport } from './import-queries.ts'
import { loadImport } from './load-import.ts'
import { presentImport } from './present-import.ts'
import { stateWords } from './state-words.ts'

/**
 * Marks an import as under way, to be decided or carried out; `enqueue` adds the job that does it, in the same
 * transaction. Open questions have to be answered first.
 */
export async function startImport(
  ctx: Context,
  id: string,
  goal: 'dry-run' | 'apply',
  options: { enqueue: boolean },
): Promise<ImportRecord> {
  const stored = await loadImport(ctx, id)
  requireImportPermission(ctx, stored.kind)
  const custom = await customImportFields(ctx, stored.kind)
  const questions = openQuestions(stored.kind, stored.options, stored.detected.columns, ctx.locale, custom)
  if (questions.length > 0) {
    throw unanswered(
      { count: questions.length, questions: questions.map((one) => one.message).join(' ') },
      questions.map((one) => ({
        path: one.field,
        code: `import.${one.code}`,
        message: one.message,
        value: one.column,
      })),
    )
  }
  return transaction(ctx, async (ctx) => {
    if (!(await beginImport(ctx, id, goal))) throw wrongState(stateWords(ctx.locale, stored.state, goal))
    if (options.enqueue) await ctx.services.queue.add(ctx.db, 'run-import', { importId: id })
    return presentImport(ctx, await loadImport(ctx, id))
  })
}
