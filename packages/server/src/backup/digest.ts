import { createHash } from 'node:crypto'

export interface Digest {
  bytes: number
  /** Rows of COPY text: a line feed within a value is written as \n there. */
  lines: number
  sha256: string
}

const lineFeed = 10

/** Passes a stream on and sums it up; the sums are true once it has been read to the end. */
export function digesting(source: AsyncIterable<Buffer>): { data: AsyncIterable<Buffer>; result(): Digest } {
  const hash = createHash('sha256')
  const sums = { bytes: 0, lines: 0 }
  async function* pass() {
    for await (const part of source) {
      hash.update(part)
      sums.bytes += part.length
      for (let at = part.indexOf(lineFeed); at >= 0; at = part.indexOf(lineFeed, at + 1)) sums.lines++
      yield part
    }
  }
  return { data: pass(), result: () => ({ ...sums, sha256: hash.digest('hex') }) }
}

export async function digestOf(source: AsyncIterable<Buffer>): Promise<Digest> {
  const { data, result } = digesting(source)
  for await (const part of data) void part
  return result()
}
