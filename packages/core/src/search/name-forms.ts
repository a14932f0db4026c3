import { pinyin } from 'pinyin-pro'
import { foldText, nameWords } from '../customers/normalise-name.ts'

export interface NamedRecord {
  kind: string
  name: string
  shortName?: string | null
}

/** One name as search sees it. */
export interface NameForm {
  /** Letters and digits alone, legal form included: what somebody may have copied. */
  full: string
  /** Without the legal form, in pieces where it stood. */
  words: string[]
}

const han = /\p{Script=Han}/u
export const isHan = (text: string | undefined) => text !== undefined && han.test(text)

/** The forms of a record's name and short name. */
export function nameForms({ name, shortName }: NamedRecord): NameForm[] {
  const sources = shortName && shortName !== name ? [name, shortName] : [name]
  return sources.map((source) => ({
    full: foldText(source).replace(/[^\p{L}\p{N}]+/gu, ''),
    words: nameWords(source),
  }))
}

/** The syllables of a form's Chinese characters, in order; a person's surname is read as one (单 shan, 曾 zeng). */
export function syllablesOf(form: NameForm, kind: string): string[] {
  const characters = [...form.words.join('')].filter(isHan).join('')
  if (characters === '') return []
  return pinyin(characters, {
    toneType: 'none',
    type: 'array',
    v: true,
    surname: kind === 'individual' ? 'head' : 'off',
  }).filter((syllable) => /^[a-z]+$/.test(syllable))
}
