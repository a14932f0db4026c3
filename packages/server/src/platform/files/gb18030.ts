const decoder = new TextDecoder('gb18030')

/** Every character of two bytes, and of four in the first plane, by what the decoder makes of the bytes. */
let table: Map<number, number> | undefined

function makeTable(): Map<number, number> {
  const codes = new Map<number, number>()
  const add = (bytes: readonly number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes))
    const sign = text.codePointAt(0) ?? 0xfffd
    if (sign === 0xfffd || text.length !== 1 || codes.has(sign)) return
    codes.set(
      sign,
      bytes.reduce((code, byte) => code * 256 + byte, 0),
    )
  }
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) if (second !== 0x7f) add([first, second])
  }
  for (let linear = 0; linear < 39_420; linear++) add(fourBytes(linear))
  return codes
}

function fourBytes(linear: number): [number, number, number, number] {
  return [
    0x81 + Math.floor(linear / 12_600),
    0x30 + (Math.floor(linear / 1260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  ]
}

/** What stands for a character that has no code: a few of private use. */
const unknown = 0x84_31_a4_37

/** Where the characters beyond the first plane begin in the row of four-byte codes. */
const beyond = 189_000

/** Text in GB18030, which has every character of Unicode; Node can only read it. */
export function encodeGb18030(text: string): Buffer {
  table ??= makeTable()
  const bytes = Buffer.allocUnsafe(text.length * 4)
  let at = 0
  for (const sign of text.toWellFormed()) {
    const code = sign.codePointAt(0) ?? 0
    if (code < 0x80) {
      bytes[at++] = code
      continue
    }
    const known = table.get(code)
    if (known !== undefined && known <= 0xffff) {
      at = bytes.writeUInt16BE(known, at)
    } else if (known !== undefined) {
      at = bytes.writeUInt32BE(known, at)
    } else if (code > 0xffff) {
      for (const byte of fourBytes(beyond + code - 0x10000)) bytes[at++] = byte
    } else at = bytes.writeUInt32BE(unknown, at)
  }
  return bytes.subarray(0, at)
}
