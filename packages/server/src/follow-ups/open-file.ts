import type { Readable } from 'node:stream'
import { notFound } from '@zhike/core/kernel/problems'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectFile, type FileRow } from './file-queries.ts'

/** A picture for whoever may see the customer it hangs on; while it hangs on none, for whoever uploaded it. */
export async function openFile(ctx: Context, id: string): Promise<{ file: FileRow; content: Readable }> {
  requirePermission(ctx, 'customer.read')
  const file = await selectFile(ctx, id)
  if (!file) throw notFound({ id })
  if (file.customerId) await requireCustomer(ctx, file.customerId)
  else if (file.createdBy === null || file.createdBy !== ctx.actor.personId) throw notFound({ id })
  const content = await ctx.services.files.open(id)
  if (!content) {
    ctx.log.error({ file: id }, 'a stored file is missing')
    throw notFound({ id })
  }
  return { file, content }
}
