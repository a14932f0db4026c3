import { foldText, withoutForms } from '../customers/normalise-name.ts'
import { phoneKey } from '../customers/normalise-phone.ts'
import { isHan } from './name-forms.ts'
import { mixedAlternatives } from './mixed-alternatives.ts'
import { initialsBetween, segmentPinyin } from './pinyin-syllables.ts'
import { initialSign, pairs, start, syllableSign } from './search-tokens.ts'
import { typoKeys } from './typo-keys.ts'

export interface SearchWord {
  /** Folded, as typed. */
  text: string
  /** Sets of tokens: a name can hold the word when it has every token of one of them. */
  alternatives: string[][]
  /** A name can hold something like the word when it has any of these tokens; empty where nothing like it is looked for. */
  similar: string[]
}

export interface ParsedSearch {
  /** Every one must be found; empty when the text names nobody (公司). */
  words: SearchWord[]
  /** Keys to look up exactly, when the text may be a number, code or id. */
  keys: { kind: 'phone' | 'phoneTail' | 'creditCode' | 'externalId' | 'email'; value: string }[]
  /** Digits that a phone number must contain beside its tail. */
  digits: string | null
}

/** A legal form, whole or as far as it is typed. */
const wholeForm = /^(?:集团)?(?:股份|责任)?(?:有限责任|股份有限|有限)?公司$|^集团$/u
const typedForm =
  /(?:(?:集团)?(?:股份|责任)?有限(?:责任)?公司?|(?:集团)?(?:股份|责任)?有限?|(?:集团)?股份?|集团?|有|有限责)$/u

const maxWords = 6
const maxInitials = 8

/** Reads what somebody typed into a search box. */
export function parseSearch(query: string): ParsedSearch {
  const typed = foldText(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !wholeForm.test(word))
  const words = withoutForms(typed)
    .slice(0, maxWords)
    .map((text) => ({ text, alternatives: alternativesOf(text), similar: typoKeys(text) }))
  return { words, ...keysIn(query.normalize('NFKC').trim()) }
}

function alternativesOf(word: string): string[][] {
  const signs = [...word]
  if (signs.some(isHan)) {
    const asWritten = chineseAlternatives(word)
    return /[a-z]/.test(word) ? [...asWritten, ...mixedAlternatives(word)] : asWritten
  }
  const alternatives = [signs.length === 1 ? [start + word] : unique(pairs(signs))]
  if (!/^[a-z]+$/.test(word)) return alternatives
  if (word.length === 1) return [...alternatives, [start + initialSign + word]]
  const segmented = segmentPinyin(word)
  for (const { syllables, rest } of segmented) {
    const [first = ''] = syllables
    const initials = [...syllables.map((syllable) => syllable[0] ?? ''), ...(rest ? [rest[0] ?? ''] : [])]
    if (syllables.length > 1) {
      const partial = rest ? pairs(initials).map((pair) => initialSign + pair) : []
      alternatives.push(unique([...pairs(syllables).map((pair) => syllableSign + pair), ...partial]))
    } else {
      alternatives.push([start + syllableSign + first, ...pairs(initials).map((pair) => initialSign + pair)])
    }
  }
  for (const initials of segmented.length === 0 ? initialsBetween(word) : []) {
    alternatives.push(unique(pairs([...initials]).map((pair) => initialSign + pair)))
  }
  if (word.length <= maxInitials) alternatives.push(unique(pairs(signs).map((pair) => initialSign + pair)))
  return alternatives
}

function chineseAlternatives(word: string): string[][] {
  const alternatives: string[][] = []
  // 北斗湾机械有限: the tail may be a legal form half typed, which no token holds.
  for (const text of new Set([word, word.replace(typedForm, '')])) {
    const signs = [...text]
    if (signs.length === 1) alternatives.push([start + text])
    else if (signs.length > 1) alternatives.push(unique(pairs(signs)))
  }
  return alternatives
}

function keysIn(text: string): Pick<ParsedSearch, 'keys' | 'digits'> {
  const keys: ParsedSearch['keys'] = []
  const bare = text.replace(/[\s()+-]/g, '')
  const isNumber = /^\d{4,15}$/.test(bare)
  if (isNumber) {
    const phone = phoneKey(text)
    if (phone) keys.push({ kind: 'phone', value: phone })
    else keys.push({ kind: 'phoneTail', value: bare.slice(-4) })
  }
  if (/^[0-9A-Za-z]{18}$/.test(bare)) keys.push({ kind: 'creditCode', value: bare.toUpperCase() })
  if (/^[^\s@]+@[^\s@]+$/.test(text)) keys.push({ kind: 'email', value: text.toLowerCase() })
  if (text !== '' && !/\p{Script=Han}/u.test(text)) keys.push({ kind: 'externalId', value: text })
  return { keys, digits: isNumber ? bare : null }
}

function unique(tokens: string[]): string[] {
  return [...new Set(tokens)]
}
