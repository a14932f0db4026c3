import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { notFound } from '@zhike/core/kernel/problems'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { filePath } from './file-path.ts'
import { selectFile, type FileRow } from './file-queries.ts'

/** A picture for whoever may see the customer it hangs on; while it hangs on none, for whoever uploaded it. */
export async function openFile(ctx: Context, id: string): Promise<{ file: FileRow; content: ReadStream }> {
  requirePermission(ctx, 'customer.read')
  const file = await selectFile(ctx, id)
  if (!file) throw notFound({ id })
  if (file.customerId) await requireCustomer(ctx, file.customerId)
  else if (file.createdBy === null || file.createdBy !== ctx.actor.personId) throw notFound({ id })
  const path = filePath(ctx.services.dataDir, id)
  const isThere = await stat(path).then(
    () => true,
    () => false,
  )
  if (!isThere) {
    ctx.log.error({ file: id }, 'a stored file is missing on disk')
    throw notFound({ id })
  }
  return { file, content: createReadStream(path) }
}
