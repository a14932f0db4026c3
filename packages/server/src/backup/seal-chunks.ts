import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { backupAltered, backupTruncated } from '@zhike/core/backup/problems'
import type { ArchiveKey } from './archive-header.ts'
import { ByteReader } from './byte-reader.ts'

// A chunk: 1 byte (1 = the last), 4 bytes of length, the content, 16 bytes that prove it. What proves a chunk covers the
// file's header, its place and whether it is the last: chunks cannot be left out, exchanged or taken from another file.
const chunkBytes = 256 * 1024
const longestChunk = 4 * chunkBytes
const tagBytes = 16

/** Divides a stream into chunks, each sealed: encrypted with a key, else with a checksum. */
export async function* sealChunks(source: AsyncIterable<Buffer>, key: ArchiveKey): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let size = 0
  let number = 0
  for await (const part of source) {
    waiting.push(part)
    size += part.length
    while (size > chunkBytes) {
      const all = Buffer.concat(waiting)
      yield seal(all.subarray(0, chunkBytes), number++, false, key)
      waiting = [all.subarray(chunkBytes)]
      size -= chunkBytes
    }
  }
  yield seal(Buffer.concat(waiting), number, true, key)
}

/** The reverse; `source` begins behind the header. A chunk that was altered, moved or lost is refused. */
export async function* openChunks(
  source: AsyncIterable<Buffer>,
  key: ArchiveKey,
  file: string,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source)
  for (let number = 0; ; number++) {
    const place = `chunk ${number + 1}`
    const head = await reader.take(5)
    if (head.length < 5) throw backupTruncated({ file })
    const length = head.readUInt32BE(1)
    if (length > longestChunk || (head[0] !== 0 && head[0] !== 1)) throw backupAltered({ file, place })
    const isLast = head[0] === 1
    const content = await reader.take(length + tagBytes)
    if (content.length < length + tagBytes) throw backupTruncated({ file })
    const opened = open(content.subarray(0, length), content.subarray(length), number, isLast, key)
    if (opened === null) throw backupAltered({ file, place })
    yield opened
    if (!isLast) continue
    if ((await reader.take(1)).length > 0) throw backupAltered({ file, place: 'after the end' })
    return
  }
}

function seal(content: Buffer, number: number, isLast: boolean, key: ArchiveKey): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt8(isLast ? 1 : 0)
  head.writeUInt32BE(content.length, 1)
  if (key.secret === null) return Buffer.concat([head, content, checksum(content, number, isLast, key)])
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonceOf(number))
  cipher.setAAD(contextOf(number, isLast, key))
  return Buffer.concat([head, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

function open(content: Buffer, tag: Buffer, number: number, isLast: boolean, key: ArchiveKey): Buffer | null {
  if (key.secret === null) return checksum(content, number, isLast, key).equals(tag) ? content : null
  const decipher = createDecipheriv('aes-256-gcm', key.secret, nonceOf(number), { authTagLength: tagBytes })
  decipher.setAAD(contextOf(number, isLast, key))
  decipher.setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(content), decipher.final()])
  } catch {
    // OpenSSL says no more than that the proof does not hold.
    return null
  }
}

/** The key is used for one file alone (its salt is random), so that counting never repeats a nonce. */
function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 4)
  return nonce
}

function contextOf(number: number, isLast: boolean, key: ArchiveKey): Buffer {
  return Buffer.concat([key.headerHash, nonceOf(number), Buffer.from([isLast ? 1 : 0])])
}

function checksum(content: Buffer, number: number, isLast: boolean, key: ArchiveKey): Buffer {
  const hash = createHash('sha256')
    .update(contextOf(number, isLast, key))
    .update(content)
  return hash.digest().subarray(0, tagBytes)
}
