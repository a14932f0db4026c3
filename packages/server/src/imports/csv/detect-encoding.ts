import { createReadStream } from 'node:fs'
import { textEncodings, type TextEncoding } from '@zhike/core/imports/kinds'
import { looksLikeBig5 } from './looks-like-big5.ts'
import { textReader } from './text-decoders.ts'

export const encodings = textEncodings
export type Encoding = TextEncoding

export type EncodingFinding =
  | { encoding: Encoding }
  | { failure: 'empty' }
  | { failure: 'utf16-without-mark' }
  | { failure: 'not-text'; row: number; column: number }

const chunkSize = 1024 * 1024

/** Signs that no text file holds: NUL and other controls; tab, line ends, form feed, ^Z and escape excepted. */
const binarySign = /[\u0000-\u0008\u000b\u000e-\u0019\u001c-\u001f]/

/**
 * By its mark, else UTF-8 if every byte fits, else Big5 or GB18030 if every byte fits that; anything else is no text. The
 * whole file is looked at: the first Chinese name may stand in the last row. What was found can be overruled.
 */
export async function detectEncoding(path: string): Promise<EncodingFinding> {
  const beginning = await readBeginning(path)
  if (beginning.length === 0) return { failure: 'empty' }
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return { encoding: 'utf-16le' }
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return { encoding: 'utf-16be' }
  if (looksLikeUtf16(beginning)) return { failure: 'utf16-without-mark' }
  const shifted = shiftedEncoding(beginning)
  if (shifted) return { encoding: shifted }
  const utf8 = await decodeAll(path, 'utf-8')
  if (utf8 === null) return { encoding: 'utf-8' }
  // The bytes fit: it is this sign that does not belong there, wherever another encoding would stumble.
  if (utf8.isSign) return { failure: 'not-text', row: utf8.row, column: utf8.column }
  if (looksLikeBig5(beginning) && (await decodeAll(path, 'big5')) === null) return { encoding: 'big5' }
  const failedAt = await decodeAll(path, 'gb18030')
  return failedAt === null
    ? { encoding: 'gb18030' }
    : { failure: 'not-text', row: failedAt.row, column: failedAt.column }
}

/** null when the whole file fits; else where the first chunk that does not begins to differ. */
async function decodeAll(
  path: string,
  encoding: 'utf-8' | 'big5' | 'gb18030',
): Promise<{ row: number; column: number; isSign: boolean } | null> {
  const decoder = textReader(encoding, { fatal: true })
  let row = 1
  for await (const chunk of createReadStream(path, { highWaterMark: chunkSize }) as AsyncIterable<Buffer>) {
    try {
      const text = decoder.decode(chunk, { stream: true })
      const at = text.search(binarySign)
      if (at >= 0) return { ...placeIn(text.slice(0, at), row), isSign: true }
      row += countLines(chunk)
    } catch {
      return { ...placeIn(wholeText(chunk, encoding), row), isSign: false }
    }
  }
  try {
    decoder.decode()
    return null
  } catch {
    return { row, column: 1, isSign: false }
  }
}

/** The text before the first byte that does not fit. */
function wholeText(chunk: Buffer, encoding: Encoding): string {
  const text = textReader(encoding).decode(chunk)
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

/** Seven-bit text that says of itself that it switches sets of characters. */
function shiftedEncoding(chunk: Buffer): 'hz' | 'iso-2022-kr' | null {
  if (chunk.some((byte) => byte >= 0x80)) return null
  const text = chunk.toString('latin1')
  if (text.includes('\u001b$)C')) return 'iso-2022-kr'
  return /~\{(?:[\x21-\x77][\x21-\x7e])+~\}/.test(text) ? 'hz' : null
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
