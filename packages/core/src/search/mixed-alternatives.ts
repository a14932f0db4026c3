import { pinyin } from 'pinyin-pro'
import { isHan } from './name-forms.ts'
import { segmentPinyin } from './pinyin-syllables.ts'
import { initialSign, pairs } from './search-tokens.ts'

const mostWays = 12
const mostLetters = 8

/**
 * Sets of tokens for a word of Chinese signs and letters (张s, 张san, 北斗w): its initials in a row, for each way to read
 * signs and letters, and the neighbouring signs as they are.
 */
export function mixedAlternatives(word: string): string[][] {
  const signs = [...word]
  const written = pairs(signs).filter((pair) => [...pair].every(isHan))
  const runs = word.match(/\p{Script=Han}|[a-z]+|./gu) ?? []
  let ways: string[] = ['']
  for (const run of runs) {
    const next = initialsOf(run)
    if (next.length === 0) return []
    ways = ways.flatMap((way) => next.map((initials) => way + initials)).slice(0, mostWays)
  }
  return [...new Set(ways)].map((initials) => [
    ...new Set([...written, ...pairs([...initials]).map((pair) => initialSign + pair)]),
  ])
}

/** The initials that a sign, or letters in a row, may stand for; none for digits, which no initial has. */
function initialsOf(run: string): string[] {
  if (isHan(run)) {
    const syllables = pinyin(run, { toneType: 'none', type: 'array', multiple: true, v: true })
    return [...new Set(syllables.filter((syllable) => /^[a-z]+$/.test(syllable)).map((syllable) => syllable.charAt(0)))]
  }
  if (!/^[a-z]+$/.test(run)) return []
  const segmented = segmentPinyin(run).map(({ syllables, rest }) =>
    [...syllables, ...(rest ? [rest] : [])].map((syllable) => syllable.charAt(0)).join(''),
  )
  return [...new Set([...segmented, ...(run.length <= mostLetters ? [run] : [])])]
}
