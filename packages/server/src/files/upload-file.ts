import { mostFiles, tooManyFiles } from '@zhike/core/files/problems'
import type { CustomerFile } from '@zhike/core/files/schema'
import { unknownContact } from '@zhike/core/follow-ups/problems'
import { newId } from '@zhike/core/kernel/ids'
import { notFound } from '@zhike/core/kernel/problems'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { fileRights, presentFile } from './file-rights.ts'
import { countFiles, hasContact, insertFile, selectFile } from './queries.ts'
import { receiveFile, type Upload } from './receive-file.ts'

/** Keeps a file of a customer. Who may not is refused before a byte is read. */
export async function uploadFile(
  ctx: Context,
  customerId: string,
  mostBytes: number,
  open: () => Promise<Upload & { contactId: string | undefined }>,
): Promise<CustomerFile> {
  requirePermission(ctx, 'follow-up.write')
  await requireCustomer(ctx, customerId, 'follow-up.write')
  const upload = await open()
  return receiveFile(ctx, mostBytes, upload, (file) =>
    transaction(ctx, async (ctx) => {
      const { personId } = await requireCustomer(ctx, customerId, 'follow-up.write', { lock: true })
      const contactId = upload.contactId ?? null
      if (contactId && !(await hasContact(ctx, customerId, contactId))) throw unknownContact({ id: contactId })
      const count = await countFiles(ctx, customerId)
      if (count >= mostFiles) throw tooManyFiles({ count })
      const id = newId()
      await insertFile(ctx, customerId, { id, contactId, ...file })
      await writeAudit(ctx, {
        action: 'file.upload',
        subjectType: 'file',
        subjectId: id,
        customerId,
        after: { name: file.name, byteSize: file.byteSize, contactId },
      })
      await emitEvent(ctx, 'customer.files-changed', { customerId })
      const row = await selectFile(ctx, customerId, id)
      if (!row) throw notFound({ id })
      return presentFile(ctx, row, await fileRights(ctx, customerId, personId))
    }),
  )
}
