import type { Context } from '../platform/context/context.ts'
import { selectFile } from './file-queries.ts'

/** Whether a picture was uploaded by the actor and hangs on nothing yet. */
export async function isFreeUpload(ctx: Context, fileId: string): Promise<boolean> {
  const file = await selectFile(ctx, fileId)
  return file !== undefined && file.customerId === null && file.createdBy === ctx.actor.personId
}
