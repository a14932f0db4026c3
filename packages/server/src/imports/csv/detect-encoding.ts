import { createReadStream } from 'node:fs'

export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof encodings)[number]

export type EncodingFinding =
  | { encoding: Encoding }
  | { failure: 'empty' }
  | { failure: 'utf16-without-mark' }
  | { failure: 'not-text'; row: number; column: number }

const chunkSize = 1024 * 1024

/** Signs that no text file holds: NUL and other controls; tab, line ends, form feed, ^Z and escape excepted. */
const binarySign = /[\u0000-\u0008\u000b\u000e-\u0019\u001c-\u001f]/

/**
 * By its mark, else UTF-8 if every byte fits, else GB18030 if every byte fits that; anything else is no text. The whole
 * file is looked at: the first Chinese name may stand in the last row.
 */
export async function detectEncoding(path: string): Promise<EncodingFinding> {
  const beginning = await readBeginning(path)
  if (beginning.length === 0) return { failure: 'empty' }
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return { encoding: 'utf-16le' }
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return { encoding: 'utf-16be' }
  if (looksLikeUtf16(beginning)) return { failure: 'utf16-without-mark' }
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const failedAt = await decodeAll(path, encoding)
    if (failedAt === null) return { encoding }
    if (encoding === 'gb18030') return { failure: 'not-text', ...failedAt }
  }
  return { failure: 'empty' }
}

/** null when the whole file fits; else where the first chunk that does not begins to differ. */
async function decodeAll(path: string, encoding: Encoding): Promise<{ row: number; column: number } | null> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let row = 1
  for await (const chunk of createReadStream(path, { highWaterMark: chunkSize }) as AsyncIterable<Buffer>) {
    try {
      const text = decoder.decode(chunk, { stream: true })
      const at = text.search(binarySign)
      if (at >= 0) return placeIn(text.slice(0, at), row)
      row += countLines(chunk)
    } catch {
      return placeIn(wholeText(chunk, encoding), row)
    }
  }
  try {
    decoder.decode()
    return null
  } catch {
    return { row, column: 1 }
  }
}

/** The text before the first byte that does not fit. */
function wholeText(chunk: Buffer, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(chunk)
  const at = text.search(/[\ufffd\u0000-\u0008\u000b\u000e-\u0019\u001c-\u001f]/)
  return at < 0 ? '' : text.slice(0, at)
}

function placeIn(textBefore: string, firstRow: number): { row: number; column: number } {
  const lines = textBefore.split('\n')
  return { row: firstRow + lines.length - 1, column: (lines.at(-1) ?? '').split(/[,;\t]/).length }
}

function countLines(chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1
  return count
}

async function readBeginning(path: string): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 }) as AsyncIterable<Buffer>) return chunk
  return Buffer.alloc(0)
}

/** Latin text in UTF-16 has a NUL in every second place. */
function looksLikeUtf16(chunk: Buffer): boolean {
  const sample = chunk.subarray(0, 2048)
  let even = 0
  let odd = 0
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] !== 0) continue
    if (i % 2 === 0) even += 1
    else odd += 1
  }
  const many = sample.length / 8
  return sample.length >= 8 && ((odd > many && even === 0) || (even > many && odd === 0))
}
