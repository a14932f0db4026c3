import type { UndoCounts } from '@zhike/core/imports/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import type { StoredImport } from './import-queries.ts'

// The state of an import while it is taken back.

/** False where it cannot be taken back (any more), or somebody is at it already. */
export async function beginUndo(ctx: Context, id: string): Promise<boolean> {
  const result = await ctx.db
    .updateTable('imports')
    .set({ state: 'undoing', error: null, step: null, undoneBy: ctx.actor.personId, undoneByName: ctx.actor.name })
    .where('id', '=', id)
    .where('state', '=', 'done')
    .where('keepsChanges', '=', true)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function finishUndo(ctx: Context, id: string, counts: UndoCounts): Promise<void> {
  await ctx.db
    .updateTable('imports')
    .set({
      state: 'undone',
      step: null,
      keepsChanges: false,
      undoCounts: JSON.stringify(counts),
      undoneAt: sql<string>`clock_timestamp()`,
    })
    .where('id', '=', id)
    .execute()
}

/** Nothing was taken back: the import is as it was, and says why. */
export async function failUndo(ctx: Context, id: string, error: StoredImport['error']): Promise<void> {
  await ctx.db
    .updateTable('imports')
    .set({ state: 'done', step: null, error: JSON.stringify(error), undoneBy: null, undoneByName: null })
    .where('id', '=', id)
    .where('state', '=', 'undoing')
    .execute()
}
