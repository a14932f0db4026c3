import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { pipeline, type Readable, Transform } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { BrokenWorkbook } from './broken-workbook.ts'

interface ZipEntry {
  method: number
  compressedSize: number
  offset: number
}

export interface ZipArchive {
  has(name: string): boolean
  stream(name: string): Promise<Readable>
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
/** A comment may follow the end record. */
const longestTail = 22 + 65_535
const mostEntries = 20_000

/** Opens a zip file by its directory at the end, so that entries are read straight from disk in any order. */
export async function openZip(path: string): Promise<ZipArchive> {
  const file = await open(path, 'r')
  try {
    const entries = await readDirectory(file)
    return {
      has: (name) => entries.has(name.toLowerCase()),
      stream: async (name) => {
        const entry = entries.get(name.toLowerCase())
        if (!entry) throw new BrokenWorkbook(`${name} is missing`)
        return openEntry(path, entry)
      },
    }
  } finally {
    await file.close()
  }
}

async function readDirectory(file: FileHandle): Promise<Map<string, ZipEntry>> {
  const { size } = await file.stat()
  const tail = await readAt(file, Math.max(0, size - longestTail), Math.min(size, longestTail))
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1
  if (end < 0) throw new BrokenWorkbook('its directory is missing; the upload may have been cut off')
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const start = tail.readUInt32LE(end + 16)
  if (count === 0xffff || start === 0xffffffff || count > mostEntries) throw new BrokenWorkbook('it is too large')
  if (start + length > size) throw new BrokenWorkbook('its directory lies outside the file')
  const directory = await readAt(file, start, length)
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature) {
      throw new BrokenWorkbook('its directory is damaged')
    }
    const nameLength = directory.readUInt16LE(at + 28)
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/')
    if ((directory.readUInt16LE(at + 8) & 1) === 1) throw new BrokenWorkbook('it has a password')
    entries.set(name.toLowerCase(), {
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

async function openEntry(path: string, entry: ZipEntry): Promise<Readable> {
  const file = await open(path, 'r')
  let header: Buffer
  try {
    header = await readAt(file, entry.offset, 30)
  } finally {
    await file.close()
  }
  if (header.length < 30 || header.readUInt32LE(0) !== localSignature) {
    throw new BrokenWorkbook('a part does not begin where its directory says')
  }
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const raw = createReadStream(path, {
    start,
    end: Math.max(start, start + entry.compressedSize - 1),
    highWaterMark: 256 * 1024,
  })
  if (entry.method === 0) return raw
  if (entry.method !== 8) throw new BrokenWorkbook(`it is compressed by method ${entry.method}`)
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  const guard = refuseBomb(entry)
  // Errors of any end surface at the reader of the inflated side.
  pipeline(raw, inflate, guard, () => undefined)
  return guard
}

/** What people keep in workbooks shrinks to a tenth or a hundredth; a few bytes that unpack without end are an attack. */
const mostRatio = 250
const alwaysAllowed = 64 * 1024 * 1024

function refuseBomb(entry: ZipEntry): Transform {
  let left = alwaysAllowed + entry.compressedSize * mostRatio
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length
      if (left < 0) done(new BrokenWorkbook(`a part unpacks to more than ${mostRatio} times its size`))
      else done(null, chunk)
    },
  })
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}
