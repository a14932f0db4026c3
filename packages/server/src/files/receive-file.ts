import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { fileType, headBytes, tidyFileName, type FileType } from '@zhike/core/files/file-type'
import { fileEmpty, fileTooLarge } from '@zhike/core/files/problems'
import { newId } from '@zhike/core/kernel/ids'
import type { Context } from '../platform/context/context.ts'
import { receiveContent } from '../platform/files/receive-content.ts'
import { readSetting } from '../settings/read-setting.ts'

export interface Upload {
  name: string
  content: Readable
}

export interface ReceivedFile extends FileType {
  fileId: string
  name: string
  byteSize: number
  sha256: Buffer
}

/**
 * Keeps the content of an upload and records it; what cannot be recorded is not kept. The store may be far away: nothing
 * of it happens inside a transaction.
 */
export async function receiveFile<T>(
  ctx: Context,
  mostBytes: number,
  upload: Upload,
  record: (file: ReceivedFile) => Promise<T>,
): Promise<T> {
  const megabytes = Math.min(await readSetting(ctx, 'files.most-megabytes'), Math.floor(mostBytes / 1024 / 1024))
  const name = tidyFileName(upload.name)
  const { draft, head, ...known } = await receiveContent(ctx.services.files, upload.content, {
    maxBytes: megabytes * 1024 * 1024,
    headBytes,
    tooLarge: () => fileTooLarge({ name, limit: megabytes }),
  })
  if (known.bytes === 0) {
    await rm(draft, { force: true })
    throw fileEmpty({ name })
  }
  const fileId = newId()
  await ctx.services.files.keep(fileId, draft, known)
  try {
    const type = fileType(head, name, known.bytes)
    return await record({ ...type, fileId, name, byteSize: known.bytes, sha256: known.sha256 })
  } catch (error) {
    await ctx.services.files.remove([fileId])
    throw error
  }
}
