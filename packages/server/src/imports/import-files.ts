import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileTooLarge } from '@zhike/core/imports/file-problems'

/** Uploaded files stand beside the database until the import is long over: reading goes on from there after a crash. */
export function importFile(dataDir: string, importId: string): string {
  return join(dataDir, 'imports', `${importId}.upload`)
}

/** Writes a file as it arrives and says how long it was; stops at the limit, before the rest is sent. */
export async function saveImportFile(path: string, source: Readable, maxBytes: number): Promise<number> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > maxBytes) done(fileTooLarge({ limit: Math.floor(maxBytes / 1024 / 1024) }))
      else done(null, chunk)
    },
  })
  try {
    await pipeline(source, measure, createWriteStream(path, { mode: 0o600 }))
    return size
  } catch (error) {
    await removeImportFile(path)
    throw error
  }
}

export async function removeImportFile(path: string): Promise<void> {
  await rm(path, { force: true })
}
