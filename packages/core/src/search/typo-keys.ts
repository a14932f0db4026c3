// Typing errors in Latin words, by keys of what is left when letters are left out (symmetric deletion): two writings with
// an edit between them have a key in common, so that an index finds them by a handful of exact look-ups.

export const typoSign = '?'

/** Keys are made of a word's beginning alone: long words stay cheap, and half a word is found, too. */
const keyedSigns = 7
const shortest = 4

/** One edit in a short word, two in a longer one; none where a word is no longer recognisable. */
export function editsAllowed(length: number): number {
  if (length < shortest) return 0
  return length < 6 ? 1 : 2
}

/** Whether typing errors are looked for in it: letters alone, and enough of them. */
export function mayBeMistyped(word: string): boolean {
  return word.length >= shortest && /^[a-z]+$/.test(word)
}

/** What a word is found by in spite of typing errors, as tokens; nothing for short words and other scripts. */
export function typoKeys(word: string): string[] {
  if (!mayBeMistyped(word)) return []
  const beginning = word.slice(0, keyedSigns)
  const keys = new Set([beginning])
  let layer = [beginning]
  for (let edit = 0; edit < editsAllowed(word.length); edit++) {
    layer = layer.flatMap((text) => [...text].map((_, at) => text.slice(0, at) + text.slice(at + 1)))
    for (const text of layer) if (text.length >= 2) keys.add(text)
  }
  return [...keys].map((key) => typoSign + key)
}

/**
 * The edits (a letter more, less, other, or two swapped) between what was typed and a word or its beginning; null when
 * they are more than allowed.
 */
export function editsBetween(typed: string, word: string): number | null {
  const allowed = editsAllowed(typed.length)
  if (allowed === 0 || typed[0] === undefined || word.length < typed.length - allowed) return null
  let before: number[] = []
  let last = Array.from({ length: word.length + 1 }, (_, at) => at)
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    for (let j = 1; j <= word.length; j++) {
      const isSame = typed[i - 1] === word[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1))
      const isSwapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]
      if (isSwapped) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  // The end of a word may not be typed yet.
  const least = Math.min(...last.slice(Math.max(0, typed.length - allowed)))
  return least <= allowed ? least : null
}
