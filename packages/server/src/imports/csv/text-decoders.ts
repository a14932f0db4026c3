import type { TextEncoding } from '@zhike/core/imports/kinds'
import { HongKongReader } from './hong-kong-reader.ts'

/** Reads bytes as they come; without bytes it gives what is left. */
export interface TextReader {
  decode(chunk?: Uint8Array, options?: { stream?: boolean }): string
}

/** A decoder of a stream. Two encodings of old mail systems are turned into ones the platform knows. */
export function textReader(encoding: TextEncoding, options: { fatal?: boolean } = {}): TextReader {
  if (encoding === 'big5') return new HongKongReader(options.fatal ?? false)
  if (encoding === 'hz') return new ShiftedReader(hzToEightBit(), new TextDecoder('gb18030', options))
  if (encoding === 'iso-2022-kr') return new ShiftedReader(koreanToEightBit(), new TextDecoder('euc-kr', options))
  return new TextDecoder(encoding, options)
}

type ToEightBit = (chunk: Uint8Array, isEnd: boolean) => Uint8Array

/** Seven-bit text with signs that switch the set of characters, made eight-bit before it is decoded. */
class ShiftedReader implements TextReader {
  readonly #toEightBit: ToEightBit
  readonly #decoder: TextReader

  constructor(toEightBit: ToEightBit, decoder: TextReader) {
    this.#toEightBit = toEightBit
    this.#decoder = decoder
  }

  decode(chunk: Uint8Array = new Uint8Array(0), options: { stream?: boolean } = {}): string {
    return this.#decoder.decode(this.#toEightBit(chunk, !options.stream), options)
  }
}

const tilde = 0x7e

/** HZ (RFC 1843): ~{ begins GB 2312, ~} ends it, ~~ is a tilde, ~ at the end of a line joins it with the next. */
function hzToEightBit(): ToEightBit {
  let isChinese = false
  let held = false
  return (chunk, isEnd) => {
    const out: number[] = []
    for (const byte of chunk) {
      if (held) {
        held = false
        if (byte === 0x7b) isChinese = true
        else if (byte === 0x7d) isChinese = false
        else if (byte === tilde) out.push(tilde)
        else if (byte !== 0x0a) out.push(tilde, byte)
      } else if (byte === tilde) held = true
      else if (byte === 0x0a) {
        isChinese = false
        out.push(byte)
      } else out.push(isChinese && byte > 0x20 ? byte | 0x80 : byte)
    }
    if (isEnd && held) out.push(tilde)
    return Uint8Array.from(out)
  }
}

/** ISO-2022-KR (RFC 1557): a head ESC $ ) C, then SO begins KS X 1001 and SI ends it. */
function koreanToEightBit(): ToEightBit {
  let isKorean = false
  let headLeft = 0
  return (chunk) => {
    const out: number[] = []
    for (const byte of chunk) {
      if (byte === 0x1b) headLeft = 3
      else if (headLeft > 0) headLeft -= 1
      else if (byte === 0x0e) isKorean = true
      else if (byte === 0x0f) isKorean = false
      else {
        if (byte === 0x0a) isKorean = false
        out.push(isKorean && byte > 0x20 ? byte | 0x80 : byte)
      }
    }
    return Uint8Array.from(out)
  }
}
