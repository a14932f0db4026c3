import { wrongState } from '@zhike/core/imports/problems'
import type { ImportRecord } from '@zhike/core/imports/schema'
import type { Context } from '../platform/context/context.ts'
import { requestCancel } from './import-queries.ts'
import { loadImport } from './load-import.ts'
import { presentImport } from './present-import.ts'
import { stateWords } from './state-words.ts'

/** Stops an import: at once where it waits, within a second or two where it runs. Nothing of it is left. */
export async function cancelImport(ctx: Context, id: string): Promise<ImportRecord> {
  const stored = await loadImport(ctx, id)
  if (!(await requestCancel(ctx, id))) throw wrongState(stateWords(ctx.locale, stored.state, 'cancel'))
  return presentImport(ctx, await loadImport(ctx, id))
}
