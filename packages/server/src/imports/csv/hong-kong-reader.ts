import iconv from 'iconv-lite'

/**
 * Big5 with the characters of Hong Kong (HKSCS), which the platform's own decoder gives as signs of private use. The
 * pairs come from iconv-lite; its own stream loses half of what stands for two signs where chunks are short.
 */
export class HongKongReader {
  readonly #isFatal: boolean
  #lead = 0

  constructor(isFatal: boolean) {
    this.#isFatal = isFatal
  }

  decode(chunk: Uint8Array = new Uint8Array(0), options: { stream?: boolean } = {}): string {
    const pairs = pairsOfBig5()
    let text = ''
    for (const byte of chunk) {
      if (this.#lead === 0) {
        if (byte < 0x80) text += String.fromCharCode(byte)
        else if (byte > 0x80 && byte < 0xff) this.#lead = byte
        else text += this.#misfit()
        continue
      }
      const sign = pairs[(this.#lead - 0x81) * 256 + byte]
      this.#lead = 0
      // What is no second byte of anything, but a sign of its own, is not swallowed.
      text += sign ?? this.#misfit() + (byte < 0x80 ? String.fromCharCode(byte) : '')
    }
    if (!options.stream && this.#lead !== 0) {
      this.#lead = 0
      text += this.#misfit()
    }
    return text
  }

  #misfit(): string {
    if (this.#isFatal) throw new TypeError('The bytes are not valid for the encoding big5')
    return '\ufffd'
  }
}

let kept: (string | undefined)[] | undefined

/** What each pair of bytes stands for, worked out when the first such file comes. */
function pairsOfBig5(): readonly (string | undefined)[] {
  if (kept) return kept
  kept = Array.from({ length: 126 * 256 })
  for (let first = 0x81; first < 0xff; first++) {
    for (let second = 0x40; second < 0xff; second++) {
      const text = iconv.decode(Buffer.from([first, second]), 'big5hkscs')
      if (!text.includes('\ufffd')) kept[(first - 0x81) * 256 + second] = text
    }
  }
  return kept
}
