import type { Readable } from 'node:stream'
import { contentMissing } from '@zhike/core/files/problems'
import { notFound } from '@zhike/core/kernel/problems'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { selectFile, type CustomerFileRow } from './queries.ts'

export interface OpenContent {
  file: CustomerFileRow
  content: Readable
}

/** The content of a file for whoever may see its customer. That it was opened is on record before the first byte. */
export async function openContent(
  ctx: Context,
  customerId: string,
  fileId: string,
  isShown: boolean,
): Promise<OpenContent> {
  requirePermission(ctx, 'customer.read')
  const { file } = await transaction(ctx, async (ctx) => {
    await requireCustomer(ctx, customerId)
    const file = await selectFile(ctx, customerId, fileId)
    if (!file) throw notFound({ id: fileId })
    await writeAudit(ctx, {
      action: isShown ? 'file-content.show' : 'file-content.download',
      subjectType: 'file',
      subjectId: fileId,
      customerId,
    })
    return { file }
  })
  const content = await ctx.services.files.open(file.fileId)
  if (!content) {
    ctx.log.error({ file: file.fileId }, 'a stored file is missing')
    throw contentMissing({ name: file.name })
  }
  return { file, content }
}
