/**
 * Whether bytes that fit both Big5 and GBK are rather Big5. In Big5 two in five of the second bytes lie below 7F, where
 * GBK has only rare characters; and a text read as what it is not is full of signs that nobody writes.
 */
export function looksLikeBig5(chunk: Buffer): boolean {
  let pairs = 0
  let low = 0
  let usual = 0
  const signs: number[] = []
  for (let at = 0; at + 1 < chunk.length; at++) {
    const first = chunk[at] ?? 0
    if (first < 0x80) continue
    const second = chunk[at + 1] ?? 0
    pairs += 1
    if (second >= 0x40 && second < 0x7f) low += 1
    if (first >= 0xa1 && first <= 0xc9) usual += 1
    if (signs.length < 2 * mostSigns) signs.push(first, second)
    at += 1
  }
  if (pairs < 4) return false
  return (low / pairs > 0.15 && usual / pairs > 0.9) || !isWritten(gb18030.decode(Uint8Array.from(signs)))
}

const mostSigns = 2000
const gb18030 = new TextDecoder('gb18030')

/** Half of the signs at least are in the sets of the mainland or of Taiwan. */
function isWritten(text: string): boolean {
  const known = usualCharacters()
  let count = 0
  let found = 0
  for (const sign of text) {
    count += 1
    if (known.has(sign)) found += 1
  }
  return found * 2 >= count
}

let kept: ReadonlySet<string> | undefined

/** All of GB 2312 with its punctuation, and the commoner half of Big5, made when a text is asked about for the first time. */
function usualCharacters(): ReadonlySet<string> {
  kept ??= new Set([
    ...pairsIn('gb18030', 0xb0, 0xf7),
    ...pairsIn('gb18030', 0xa1, 0xa1),
    ...pairsIn('gb18030', 0xa3, 0xa3),
    ...pairsIn('big5', 0xa4, 0xc6),
  ])
  return kept
}

function pairsIn(encoding: 'gb18030' | 'big5', from: number, to: number): string {
  const bytes: number[] = []
  for (let first = from; first <= to; first++) {
    if (encoding === 'big5') for (let second = 0x40; second <= 0x7e; second++) bytes.push(first, second)
    for (let second = 0xa1; second <= 0xfe; second++) bytes.push(first, second)
  }
  return new TextDecoder(encoding).decode(Uint8Array.from(bytes))
}
