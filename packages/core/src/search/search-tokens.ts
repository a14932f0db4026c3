import { isHan, nameForms, readingsOf, type NamedRecord } from './name-forms.ts'
import { typoKeys } from './typo-keys.ts'

// Kinds of token, told apart by their first sign (which no folded name contains):
// 北斗  two neighbouring signs of the name        ^北 ^北斗  its first one or two
// ~beidou  two neighbouring syllables             ^~bei  its first syllable
// !bd  two neighbouring initials                  ^!b  its first initial
// ?acm  a Latin word with a letter or two left out, by which a mistyped one is found
export const start = '^'
export const syllableSign = '~'
export const initialSign = '!'

/** The longest part of a name that is looked at: a bound for odd input. */
const maxSigns = 60
/** Of so many words a mistyped one is found. */
const maxTypoWords = 4

/** What customers.search_tokens holds: pieces by which any part of the name, its pinyin or initials is found. */
export function searchTokens(record: NamedRecord): string[] {
  const tokens = new Set<string>()
  for (const form of nameForms(record)) {
    form.words.forEach((word, index) => {
      const signs = [...word].slice(0, maxSigns)
      for (const pair of pairs(signs)) tokens.add(pair)
      const next = form.words[index + 1]
      const [last, first] = [signs.at(-1), next ? [...next][0] : undefined]
      // Brackets and dots between Chinese characters do not divide what people type in one go.
      if (isHan(last) && isHan(first)) tokens.add(`${last}${first}`)
      if (index === 0 || signs.length === 1) tokens.add(start + (signs[0] ?? ''))
      if (index === 0 && signs.length > 1) tokens.add(start + signs.slice(0, 2).join(''))
    })
    for (const reading of readingsOf(form, record.kind)) {
      const syllables = reading.slice(0, maxSigns)
      const initials = syllables.map((syllable) => syllable[0] ?? '')
      for (const pair of pairs(syllables)) tokens.add(syllableSign + pair)
      for (const pair of pairs(initials)) tokens.add(initialSign + pair)
      if (syllables[0]) {
        tokens.add(start + syllableSign + syllables[0])
        tokens.add(start + initialSign + initials[0])
      }
    }
    for (const word of form.words.slice(0, maxTypoWords)) for (const key of typoKeys(word)) tokens.add(key)
  }
  return [...tokens]
}

/** Neighbours joined: [a, b, c] → ab, bc. */
export function pairs(parts: readonly string[]): string[] {
  const joined: string[] = []
  for (let i = 1; i < parts.length; i++) joined.push(`${parts[i - 1]}${parts[i]}`)
  return joined
}
