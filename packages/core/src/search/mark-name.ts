import { isHan } from './name-forms.ts'
import { matchMixed } from './match-mixed.ts'
import { signsOf, type NameSign } from './name-signs.ts'
import { editsBetween, mayBeMistyped } from './typo-keys.ts'

/** [from, to) in UTF-16 units. */
export type Mark = [number, number]

/** Where what was typed stands in a name as it is written, in order and without overlap: what a list of hits shows bold. */
export function markName(words: readonly { text: string }[], record: { kind: string; name: string }): Mark[] {
  const signs = signsOf(record.name.slice(0, 200), record.kind)
  return joined(words.flatMap(({ text }) => markOf(text, signs) ?? []))
}

function markOf(word: string, signs: readonly NameSign[]): Mark[] | null {
  const bare = signs.map((sign) => ({ ...sign, syllables: [] }))
  const match = matchMixed(word, bare) ?? (/[a-z]/.test(word) ? matchMixed(word, signs) : null)
  if (match) return [rangeOf(signs, match.from, match.to)]
  return mayBeMistyped(word) ? markSimilar(word, signs) : null
}

function rangeOf(signs: readonly NameSign[], from: number, to: number): Mark {
  return [signs[from]?.from ?? 0, signs[to - 1]?.to ?? 0]
}

/** The first Latin word that resembles the one typed. */
function markSimilar(word: string, signs: readonly NameSign[]): Mark[] | null {
  let from = 0
  while (from < signs.length) {
    let to = from
    while (to < signs.length && signs[to]?.text && !isHan(signs[to]?.text)) to++
    const text = signs.slice(from, to).map((sign) => sign.text)
    if (editsBetween(word, text.join('')) !== null) return [rangeOf(signs, from, to)]
    from = Math.max(to, from + 1)
  }
  return null
}

/** Where a text stands in another, however it is written (case, width); the first place alone. */
export function markText(needle: string, text: string): Mark[] {
  const folded = text.toLowerCase()
  const at = folded.indexOf(needle.toLowerCase())
  // A few letters are longer in lower case: then no place can be told.
  return at < 0 || needle === '' || folded.length !== text.length ? [] : [[at, at + needle.length]]
}

function joined(marks: readonly Mark[]): Mark[] {
  const result: Mark[] = []
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}
