import type { Readable } from 'node:stream'
import { WorkbookTooLarge } from './broken-workbook.ts'
import { scanXml, unescapeXml } from './scan-xml.ts'

const limitMb = 256

/** The texts of a workbook, packed: millions of them as JavaScript strings would fill the memory. */
export class SharedStrings {
  #bytes = Buffer.allocUnsafe(1024 * 1024)
  #ends = new Uint32Array(16 * 1024)
  #used = 0
  count = 0

  add(text: string): void {
    const needed = this.#used + text.length * 3
    if (needed > this.#bytes.length) this.#growBytes(needed)
    this.#used += this.#bytes.write(text, this.#used)
    if (this.count === this.#ends.length) {
      const larger = new Uint32Array(this.#ends.length * 2)
      larger.set(this.#ends)
      this.#ends = larger
    }
    this.#ends[this.count] = this.#used
    this.count += 1
  }

  get(index: number): string {
    if (index < 0 || index >= this.count) return ''
    return this.#bytes.toString('utf8', index === 0 ? 0 : this.#ends[index - 1], this.#ends[index])
  }

  #growBytes(needed: number): void {
    if (this.#used > limitMb * 1024 * 1024) throw new WorkbookTooLarge(limitMb)
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2))
    this.#bytes.copy(larger, 0, 0, this.#used)
    this.#bytes = larger
  }
}

/** Reads sharedStrings.xml: plain and rich texts; phonetic guides (rPh) are not part of the text. */
export async function readSharedStrings(stream: Readable): Promise<SharedStrings> {
  const strings = new SharedStrings()
  let text = ''
  let inText = false
  let inPhonetic = false
  const scan = scanXml(stream, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = !inPhonetic
      else if (name === 'rPh') inPhonetic = true
    },
    close(name) {
      if (name === 'si') strings.add(unescapeXml(text))
      else if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
    },
    text(part) {
      if (inText) text += part
    },
  })
  for await (const _ of scan);
  return strings
}
