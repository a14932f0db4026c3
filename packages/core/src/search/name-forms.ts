import { pinyin } from 'pinyin-pro'
import { foldText, nameWords } from '../customers/normalise-name.ts'
import { surnameReadings } from './surname-readings.ts'

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

/**
 * The syllables of a form's Chinese characters, in order, for each way to read the name: a person's surname as one
 * (单 shan, 曾 zeng), and any name that begins with such a sign in its other reading, too.
 */
export function readingsOf(form: NameForm, kind: string): string[][] {
  const characters = [...form.words.join('')].filter(isHan)
  return readings(characters, kind).map((syllables) => syllables.filter((syllable) => /^[a-z]+$/.test(syllable)))
}

/** One syllable for each of these Chinese characters (the character itself where it has none), for each reading. */
export function readings(characters: readonly string[], kind: string): string[][] {
  if (characters.length === 0) return []
  const main = pinyin(characters.join(''), {
    toneType: 'none',
    type: 'array',
    v: true,
    surname: kind === 'individual' ? 'head' : 'off',
  })
  const variants = surnameReadings[characters.slice(0, 2).join('')] ?? surnameReadings[characters[0] ?? ''] ?? []
  const others = variants
    .map((surname) => [...surname, ...main.slice(surname.length)])
    .filter((syllables) => syllables.join() !== main.join())
  return [main, ...others]
}
