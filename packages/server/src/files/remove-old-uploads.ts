import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { deleteOldUploaded } from './field-file-queries.ts'

/** Nobody fills in a form for so long. */
const keptHours = 24
const batch = 500

/** At night: files that were uploaded in a form which was never saved. */
export async function removeOldUploads(ctx: Context): Promise<number> {
  let removed = 0
  for (;;) {
    const ids = await transaction(ctx, (ctx) => deleteOldUploaded(ctx, keptHours, batch))
    await ctx.services.files.remove(ids)
    removed += ids.length
    if (ids.length < batch) return removed
  }
}
