import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipFile {
  name: string
  content: Buffer
}

/** A file whose length is known only when it is over; `content` is deflated already and answers it at its end. */
export interface LongZipFile {
  name: string
  content: AsyncGenerator<Buffer, { crc: number; size: number }>
}

const utf8Names = 0x0800
/** Checksum and lengths follow the content. */
const lengthsFollow = 0x0008
/** 1980-01-01: what is inside says when it is of. */
const noTime = 0
const firstDay = 0x21

/** A ZIP of files that each fit into memory, one after the other, and a last one that need not; names in UTF-8. */
export async function* zipStream(
  files: AsyncIterable<ZipFile> | Iterable<ZipFile>,
  last?: LongZipFile,
): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const { name, content } of files) {
    const nameBytes = Buffer.from(name)
    const packed = deflateRawSync(content)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(utf8Names, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt16LE(noTime, 6)
    fields.writeUInt16LE(firstDay, 8)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(content.length, 18)
    fields.writeUInt16LE(nameBytes.length, 22)
    directory.push(entryOf(fields, nameBytes, offset))
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, nameBytes])
    yield head
    yield packed
    offset += head.length + packed.length
  }
  if (last) {
    const nameBytes = Buffer.from(last.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(utf8Names | lengthsFollow, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt16LE(noTime, 6)
    fields.writeUInt16LE(firstDay, 8)
    fields.writeUInt16LE(nameBytes.length, 22)
    const start = offset
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, nameBytes])
    yield head
    offset += head.length
    let packed = 0
    let step = await last.content.next()
    while (!step.done) {
      packed += step.value.length
      yield step.value
      step = await last.content.next()
    }
    fields.writeUInt32LE(step.value.crc, 10)
    fields.writeUInt32LE(packed, 14)
    fields.writeUInt32LE(step.value.size, 18)
    const descriptor = Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), fields.subarray(10, 22)])
    yield descriptor
    offset += packed + descriptor.length
    directory.push(entryOf(fields, nameBytes, start))
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(offset, 16)
  yield Buffer.concat([entries, end])
}

function entryOf(fields: Buffer, name: Buffer, offset: number): Buffer {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(offset, 10)
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, name])
}
