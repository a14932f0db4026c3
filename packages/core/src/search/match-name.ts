import { matchMixed } from './match-mixed.ts'
import { nameForms, readingsOf, type NamedRecord, type NameForm } from './name-forms.ts'
import { signsOf } from './name-signs.ts'
import { editsBetween, mayBeMistyped } from './typo-keys.ts'

export interface NameMatch {
  by: 'name' | 'pinyin' | 'similar'
  /** exact 0, beginning 1, part 2; pinyin after names; what only resembles what was typed last. */
  rank: number
}

/** After pinyin, and after contacts of a customer. */
export const similarRank = 7

/**
 * Whether every word stands in the name, as text, pinyin from a syllable's beginning on, initials, or signs and pinyin
 * together; null when not. Tokens find candidates, this decides.
 */
export function matchName(words: readonly { text: string }[], record: NamedRecord): NameMatch | null {
  let best: NameMatch | null = null
  for (const form of nameForms(record)) {
    const match = matchForm(words, form, record.kind)
    if (match && (best === null || match.rank < best.rank)) best = match
  }
  return best
}

/** The same with typing errors in Latin words. */
export function matchSimilarName(words: readonly { text: string }[], record: NamedRecord): NameMatch | null {
  for (const form of nameForms(record)) {
    const edits = words.map(({ text }) => {
      if (form.words.some((word) => word.includes(text))) return 0
      if (!mayBeMistyped(text)) return null
      const each = form.words.map((word) => editsBetween(text, word)).filter((one) => one !== null)
      return each.length > 0 ? Math.min(...each) : null
    })
    if (edits.every((one) => one !== null)) return { by: 'similar', rank: similarRank + Math.max(...edits) }
  }
  return null
}

function matchForm(words: readonly { text: string }[], form: NameForm, kind: string): NameMatch | null {
  // Reading a name aloud costs more than all the rest: only for letters that the name does not have.
  let readings: string[][] | null = null
  let rank = 0
  let by: NameMatch['by'] = 'name'
  for (const { text } of words) {
    const inText = rankInText(text, form)
    if (inText !== null) {
      rank = Math.max(rank, inText)
      continue
    }
    if (!/[a-z]/.test(text)) return null
    let inPinyin: number | null
    if (/^[a-z]+$/.test(text)) {
      readings ??= readingsOf(form, kind)
      inPinyin = rankInPinyin(text, readings)
    } else inPinyin = null
    if (inPinyin === null && (readings === null || readings.length > 0) && text.length > 1) {
      const match = matchMixed(text, signsOf(form.words.join(''), kind))
      inPinyin = match && 3 + match.rank
    }
    if (inPinyin === null) return null
    rank = Math.max(rank, inPinyin)
    by = 'pinyin'
  }
  return { by, rank }
}

function rankInPinyin(word: string, readings: readonly string[][]): number | null {
  const ranks = readings.map((syllables) => rankInReading(word, syllables)).filter((rank) => rank !== null)
  return ranks.length > 0 ? Math.min(...ranks) : null
}

function rankInReading(word: string, syllables: readonly string[]): number | null {
  if (syllables.length === 0) return null
  const whole = syllables.join('')
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('')
  if (word === whole || word === initials) return 3
  if (whole.startsWith(word) || initials.startsWith(word)) return 4
  if (word.length < 2) return null
  if (initials.includes(word)) return 5
  let offset = 0
  for (const syllable of syllables) {
    if (whole.startsWith(word, offset)) return 5
    offset += syllable.length
  }
  return null
}

function rankInText(word: string, form: NameForm): number | null {
  const core = form.words.join('')
  if (word === form.full || word === core) return 0
  if (form.full.startsWith(word) || core.startsWith(word)) return 1
  const isShort = [...word].length === 1
  return !isShort && (form.full.includes(word) || core.includes(word)) ? 2 : null
}
