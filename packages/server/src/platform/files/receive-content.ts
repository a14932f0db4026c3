import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileStore } from './file-store.ts'
import type { KnownContent } from './known-content.ts'

export interface ReceivedContent extends KnownContent {
  draft: string
  head: Buffer
}

/** Writes a content as it arrives, measured and digested on the way; of what fails nothing is left. */
export async function receiveContent(
  store: FileStore,
  source: Readable,
  limits: { maxBytes: number; headBytes: number; tooLarge: () => Error },
): Promise<ReceivedContent> {
  const draft = await store.draft()
  const hash = createHash('sha256')
  const beginning: Buffer[] = []
  let known = 0
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > limits.maxBytes) return done(limits.tooLarge())
      hash.update(chunk)
      if (known < limits.headBytes) {
        const part = chunk.subarray(0, limits.headBytes - known)
        beginning.push(part)
        known += part.length
      }
      return done(null, chunk)
    },
  })
  try {
    await pipeline(source, measure, createWriteStream(draft, { mode: 0o600, flush: true }))
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  return { draft, bytes, sha256: hash.digest(), head: Buffer.concat(beginning) }
}
