import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { fileType, headBytes, tidyFileName } from '@zhike/core/files/file-type'
import { fileEmpty, fileTooLarge, mostFiles, tooManyFiles } from '@zhike/core/files/problems'
import type { CustomerFile } from '@zhike/core/files/schema'
import { unknownContact } from '@zhike/core/follow-ups/problems'
import { newId } from '@zhike/core/kernel/ids'
import { notFound } from '@zhike/core/kernel/problems'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { receiveContent } from '../platform/files/receive-content.ts'
import { readSetting } from '../settings/read-setting.ts'
import { fileRights, presentFile } from './file-rights.ts'
import { countFiles, hasContact, insertFile, selectFile } from './queries.ts'

interface Upload {
  name: string
  content: Readable
  contactId: string | undefined
}

/** Keeps a file of a customer. Who may not is refused before a byte is read; what cannot be recorded is not kept. */
export async function uploadFile(
  ctx: Context,
  customerId: string,
  mostBytes: number,
  open: () => Promise<Upload>,
): Promise<CustomerFile> {
  requirePermission(ctx, 'follow-up.write')
  await requireCustomer(ctx, customerId, 'follow-up.write')
  const megabytes = Math.min(await readSetting(ctx, 'files.most-megabytes'), Math.floor(mostBytes / 1024 / 1024))
  const upload = await open()
  const name = tidyFileName(upload.name)
  const { draft, head, ...known } = await receiveContent(ctx.services.files, upload.content, {
    maxBytes: megabytes * 1024 * 1024,
    headBytes,
    tooLarge: () => fileTooLarge({ name, limit: megabytes }),
  })
  const fileId = newId()
  if (known.bytes === 0) {
    await rm(draft, { force: true })
    throw fileEmpty({ name })
  }
  // The store may be far away: nothing of it happens inside the transaction.
  await ctx.services.files.keep(fileId, draft, known)
  try {
    return await transaction(ctx, async (ctx) => {
      const { personId } = await requireCustomer(ctx, customerId, 'follow-up.write', { lock: true })
      const contactId = upload.contactId ?? null
      if (contactId && !(await hasContact(ctx, customerId, contactId))) throw unknownContact({ id: contactId })
      const count = await countFiles(ctx, customerId)
      if (count >= mostFiles) throw tooManyFiles({ count })
      const id = newId()
      const type = fileType(head, name, known.bytes)
      const content = { ...type, byteSize: known.bytes, sha256: known.sha256 }
      await insertFile(ctx, customerId, { id, fileId, name, contactId, ...content })
      await writeAudit(ctx, {
        action: 'file.upload',
        subjectType: 'file',
        subjectId: id,
        customerId,
        after: { name, byteSize: known.bytes, contactId },
      })
      await emitEvent(ctx, 'customer.files-changed', { customerId })
      const row = await selectFile(ctx, customerId, id)
      if (!row) throw notFound({ id })
      return presentFile(ctx, row, await fileRights(ctx, customerId, personId))
    })
  } catch (error) {
    await ctx.services.files.remove([fileId])
    throw error
  }
}
