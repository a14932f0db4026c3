import { z } from 'zod'
import { cursorParam, limitParam } from '../api/list-query.ts'
import { id, instant, page } from '../kernel/schemas.ts'
import { filePreviews, tidyFileName } from './file-type.ts'

export const customerFile = z
  .object({
    id,
    customerId: id,
    version: z.int(),
    name: z.string(),
    contentType: z.string(),
    byteSize: z.int(),
    /** How it may be shown; null = only to download. */
    preview: z.enum(filePreviews).nullable(),
    /** The contact it is about, if any. */
    contactId: id.nullable(),
    contactName: z.string().nullable(),
    /** The field of the company's own that it was uploaded for; it stands in it until another one does. */
    field: z.object({ id, label: z.string(), isCurrent: z.boolean() }).nullable(),
    createdAt: instant,
    createdBy: z.object({ id, name: z.string() }).nullable(),
    abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'CustomerFile' })
export type CustomerFile = z.infer<typeof customerFile>

export const listFilesQuery = z.object({ limit: limitParam, after: cursorParam })
export const filePage = page(customerFile)

export const uploadFileQuery = z.object({
  contactId: id.optional().meta({ description: 'the contact of the customer it is about' }),
})

export const fileParams = z.object({ id, fileId: id })

export const fileContentQuery = z.object({
  show: z
    .enum(['yes'])
    .optional()
    .meta({ description: 'to be shown in the browser, where it can be; else it is downloaded' }),
})

export const renameFileBody = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((name) => tidyFileName(name) === name.normalize('NFC'), { error: 'file-name' }),
})

/** A file that waits to be the value of a field: its id is sent as the value when the record is saved. */
export const uploadedFile = z
  .object({
    id,
    name: z.string(),
    contentType: z.string(),
    byteSize: z.int(),
    preview: z.enum(filePreviews).nullable(),
  })
  .meta({ id: 'UploadedFile' })
export type UploadedFile = z.infer<typeof uploadedFile>
