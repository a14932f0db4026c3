import { type BackupSection, backupSection } from '@zhike/core/backup/manifest'
import { backupAltered } from '@zhike/core/backup/problems'
import { ByteReader } from './byte-reader.ts'

// A section: its description as JSON, then blocks of data, then an empty block; each with 4 bytes of length before it.
const blockBytes = 128 * 1024
const longestBlock = 256 * 1024 * 1024

export async function* writeSection(section: BackupSection, data: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* block(Buffer.from(JSON.stringify(section)))
  // COPY answers row by row: thousands of them go into one block.
  let waiting: Buffer[] = []
  let size = 0
  for await (const part of data) {
    waiting.push(part)
    size += part.length
    if (size < blockBytes) continue
    yield* block(Buffer.concat(waiting))
    waiting = []
    size = 0
  }
  if (size > 0) yield* block(Buffer.concat(waiting))
  yield lengthOf(0)
}

function* block(content: Buffer): Generator<Buffer> {
  yield lengthOf(content.length)
  yield content
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

/** Gives each section to `visit`, which reads its data to the end. */
export async function readSections(
  source: AsyncIterable<Buffer>,
  file: string,
  visit: (section: BackupSection, data: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  const reader = new ByteReader(source)
  for (;;) {
    const first = await reader.take(4)
    if (first.length === 0) return
    const section = parse(await readBlock(reader, first, file), file)
    await visit(section, readData(reader, file))
  }
}

async function* readData(reader: ByteReader, file: string): AsyncGenerator<Buffer> {
  for (;;) {
    const content = await readBlock(reader, await reader.take(4), file)
    if (content.length === 0) return
    yield content
  }
}

async function readBlock(reader: ByteReader, head: Buffer, file: string): Promise<Buffer> {
  const length = head.length === 4 ? head.readUInt32BE() : longestBlock + 1
  if (length > longestBlock) throw backupAltered({ file, place: 'sections' })
  const content = await reader.take(length)
  if (content.length < length) throw backupAltered({ file, place: 'sections' })
  return content
}

function parse(content: Buffer, file: string): BackupSection {
  try {
    return backupSection.parse(JSON.parse(content.toString('utf8')))
  } catch (error) {
    throw backupAltered({ file, place: error instanceof Error ? error.message.slice(0, 200) : 'sections' })
  }
}
