import { isHan } from './name-forms.ts'
import type { SearchWord } from './parse-search.ts'
import { start } from './search-tokens.ts'

export interface Beginning {
  /** The word with sets of tokens that only names have which begin with its first signs. */
  words: SearchWord[]
  /**
   * Chinese signs and letters (张s): without the beginning, tokens know nothing but its initials, which a great many
   * names have.
   */
  isMixed: boolean
}

/** For one word that begins with a Chinese sign, how names that begin with it are found: they come first. */
export function beginningOf(words: readonly SearchWord[]): Beginning | null {
  const [word, ...others] = words
  if (!word || others.length > 0) return null
  const signs = [...word.text]
  const [first = '', second = ''] = signs
  if (signs.length < 2 || !isHan(first)) return null
  // A letter stands for the pinyin of the next sign.
  const head = first + (/[a-z]/.test(second) ? '' : second)
  // A beginning of two signs implies their pair; asking for both would make the planner expect far too few rows.
  const alternatives = word.alternatives.map((tokens) => [start + head, ...tokens.filter((token) => token !== head)])
  return { words: [{ ...word, alternatives }], isMixed: /[a-z]/.test(word.text) }
}
