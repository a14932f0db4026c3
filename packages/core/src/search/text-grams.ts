import { foldText } from '../customers/normalise-name.ts'

/** The longest part of a text that is searched: a bound for minutes of a whole meeting. */
const maxSigns = 2000

/** Folded words of letters and digits. */
function wordsOf(text: string): string[] {
  return foldText(text.slice(0, maxSigns))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Two neighbouring signs as a number: a quarter of the room that the signs take, and the same on every machine (FNV-1a). */
function hashOf(first: string, second: string): number {
  let hash = 0x811c9dc5
  for (const sign of [first, second]) {
    let code = sign.codePointAt(0) ?? 0
    for (let byte = 0; byte < 3; byte++) {
      hash = Math.imul(hash ^ (code & 0xff), 0x01000193)
      code >>= 8
    }
  }
  return hash | 0
}

function gramsOfWords(words: readonly string[]): number[] {
  const grams = new Set<number>()
  for (const word of words) {
    const signs = [...word]
    for (let at = 1; at < signs.length; at++) grams.add(hashOf(signs[at - 1] ?? '', signs[at] ?? ''))
  }
  return [...grams]
}

/** What follow_up_grams holds: by it any part of a text is found, two signs or more. */
export function textGrams(text: string): number[] {
  return gramsOfWords(wordsOf(text))
}

/** What is asked for in texts: its words, of two signs or more, and the grams that a text with all of them has. */
export function parseTextSearch(query: string): { words: string[]; grams: number[] } {
  const words = wordsOf(query)
    .filter((word) => [...word].length > 1)
    .slice(0, 6)
  return { words, grams: gramsOfWords(words) }
}

/** Whether every word stands in the text; grams find candidates, this decides. */
export function textHolds(words: readonly string[], text: string): boolean {
  const folded = foldText(text.slice(0, maxSigns))
  return words.every((word) => folded.includes(word))
}

const before = 12
const around = 60

/** The part of a text to show for what was found in it, with the places of the words. */
export function excerptOf(words: readonly string[], text: string): { excerpt: string; marks: [number, number][] } {
  const line = text.replace(/\s+/g, ' ').trim()
  const folded = line.toLowerCase()
  const isEven = folded.length === line.length
  const places = isEven ? words.map((word) => folded.indexOf(word)).filter((at) => at >= 0) : []
  let from = Math.max(0, Math.min(...(places.length > 0 ? places : [0])) - before)
  let to = Math.min(line.length, from + around)
  // Never in the middle of a sign that takes two units.
  if (/[\uDC00-\uDFFF]/.test(line.charAt(from))) from--
  if (/[\uDC00-\uDFFF]/.test(line.charAt(to))) to++
  const excerpt = `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`
  const shown = excerpt.toLowerCase()
  const marks: [number, number][] = []
  for (const word of isEven ? words : []) {
    const at = shown.indexOf(word)
    if (at >= 0 && !marks.some(([start, end]) => at < end && start < at + word.length))
      marks.push([at, at + word.length])
  }
  return { excerpt, marks: marks.sort((a, b) => a[0] - b[0]) }
}
