import type { Permission } from '@zhike/core/access/permissions'
import type { CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import { mostUploaded, tooManyUploaded } from '@zhike/core/files/problems'
import type { UploadedFile } from '@zhike/core/files/schema'
import { newId } from '@zhike/core/kernel/ids'
import { notAllowed, notFound } from '@zhike/core/kernel/problems'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import { may, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { countUploaded, insertUploaded } from './field-file-queries.ts'
import { receiveFile, type Upload } from './receive-file.ts'

/** Any of these lets somebody fill the fields of such a record. */
const writing: Record<CustomRecord, readonly Permission[]> = {
  customer: ['customer.create', 'customer.update'],
  contact: ['contact.write', 'customer.create'],
  order: ['order.write'],
}

/**
 * Keeps a file that a form will name as the value of a field. Which record it is of is not known yet; until one takes
 * it, it is its uploader's alone, and for a day.
 */
export async function uploadFieldFile(
  ctx: Context,
  fieldId: string,
  mostBytes: number,
  open: () => Promise<Upload>,
): Promise<UploadedFile> {
  const field = (await visibleFields(ctx, null)).find((one) => one.id === fieldId && one.type === 'file')
  if (!field) throw notFound({ id: fieldId })
  const { personId } = ctx.actor
  const needed = writing[field.record]
  if (personId === null || !needed.some((permission) => may(ctx, permission))) {
    throw notAllowed({ action: needed[0] ?? '' })
  }
  return receiveFile(ctx, mostBytes, await open(), (file) =>
    transaction(ctx, async (ctx) => {
      const count = await countUploaded(ctx, personId)
      if (count >= mostUploaded) throw tooManyUploaded({ count })
      const id = newId()
      await insertUploaded(ctx, { id, fieldId, personId, ...file })
      const { name, contentType, byteSize, preview } = file
      return { id, name, contentType, byteSize, preview }
    }),
  )
}
