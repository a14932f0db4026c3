import type { NameSign } from './name-signs.ts'

export interface MixedMatch {
  /** The whole name 0, its beginning 1, a part 2. */
  rank: number
  /** First sign, and the one after the last. */
  from: number
  to: number
}

/**
 * Where a word stands in a name when each sign may be typed as itself, as its pinyin or as the beginning of it: 张s,
 * 北斗w, zhangs. Every sign in between must have been typed.
 */
export function matchMixed(word: string, signs: readonly NameSign[]): MixedMatch | null {
  const typed = signs.flatMap((sign, at) => (sign.text === '' ? [] : [at]))
  for (const [place, from] of typed.entries()) {
    const dead = new Set<number>()
    const end = follow(word, 0, signs, typed, place, dead)
    if (end === null) continue
    const rank = place > 0 ? 2 : end === typed.length ? 0 : 1
    return { rank, from, to: (typed[end - 1] ?? from) + 1 }
  }
  return null
}

/** The place after the last sign needed for the rest of the word, or null. */
function follow(
  word: string,
  done: number,
  signs: readonly NameSign[],
  typed: readonly number[],
  place: number,
  dead: Set<number>,
): number | null {
  if (done === word.length) return place
  const sign = signs[typed[place] ?? -1]
  if (!sign) return null
  const state = done * 1000 + place
  if (dead.has(state)) return null
  for (const length of lengthsAt(word, done, sign)) {
    const end = follow(word, done + length, signs, typed, place + 1, dead)
    if (end !== null) return end
  }
  dead.add(state)
  return null
}

/** How much of the word the sign can stand for, most first. */
function lengthsAt(word: string, done: number, sign: NameSign): number[] {
  const lengths = new Set<number>()
  for (const syllable of sign.syllables) {
    for (let length = syllable.length; length > 0; length--) {
      if (word.startsWith(syllable.slice(0, length), done)) lengths.add(length)
    }
  }
  if (word.startsWith(sign.text, done)) lengths.add(sign.text.length)
  else if (sign.text.startsWith(word.slice(done))) lengths.add(word.length - done)
  return [...lengths].sort((a, b) => b - a)
}
