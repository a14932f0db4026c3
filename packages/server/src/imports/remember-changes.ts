import type { Context } from '../platform/context/context.ts'
import { dropImages, makeTouchedRecords, rememberImages, saveChanges } from './change-queries.ts'

/** Does the writing of an import, and keeps what it changed in the records that `touch` names. */
export async function rememberChanges(
  ctx: Context,
  importId: string,
  touch: (ctx: Context) => Promise<void>,
  write: () => Promise<void>,
): Promise<void> {
  await makeTouchedRecords(ctx)
  await touch(ctx)
  await rememberImages(ctx)
  await write()
  await saveChanges(ctx, importId)
  await dropImages(ctx)
}
