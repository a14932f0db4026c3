import { nameForms, type NamedRecord, type NameForm } from './name-forms.ts'

export interface NameMatch {
  by: 'name' | 'pinyin'
  /** exact 0, beginning 1, part 2; pinyin after names. */
  rank: number
}

/**
 * Whether every word stands in the name, as text, pinyin from a syllable's beginning on, or initials; null when not.
 * Tokens find candidates, this decides.
 */
export function matchName(words: readonly { text: string }[], record: NamedRecord): NameMatch | null {
  let best: NameMatch | null = null
  for (const form of nameForms(record)) {
    const found = words.map((word) => matchWord(word.text, form))
    if (found.includes(null)) continue
    const rank = Math.max(...found.map((one) => one?.rank ?? 0))
    const by = found.some((one) => one?.by === 'pinyin') ? 'pinyin' : 'name'
    if (best === null || rank < best.rank) best = { by, rank }
  }
  return best
}

function matchWord(word: string, form: NameForm): NameMatch | null {
  const core = form.words.join('')
  const inText = rankIn(word, form.full, core)
  if (inText !== null) return { by: 'name', rank: inText }
  if (!/^[a-z]+$/.test(word) || form.syllables.length === 0) return null
  const whole = form.syllables.join('')
  const initials = form.syllables.map((syllable) => syllable[0] ?? '').join('')
  if (word === whole || word === initials) return { by: 'pinyin', rank: 3 }
  if (whole.startsWith(word) || initials.startsWith(word)) return { by: 'pinyin', rank: 4 }
  if (initials.includes(word) && word.length > 1) return { by: 'pinyin', rank: 5 }
  let offset = 0
  for (const syllable of form.syllables) {
    if (word.length > 1 && whole.startsWith(word, offset)) return { by: 'pinyin', rank: 5 }
    offset += syllable.length
  }
  return null
}

function rankIn(word: string, full: string, core: string): number | null {
  if (word === full || word === core) return 0
  if (full.startsWith(word) || core.startsWith(word)) return 1
  const isShort = [...word].length === 1
  return !isShort && (full.includes(word) || core.includes(word)) ? 2 : null
}
