import { foldText } from '../customers/normalise-name.ts'
import { isHan, readings } from './name-forms.ts'

/** One sign of a name as it is written, with what may be typed for it. */
export interface NameSign {
  /** Folded; empty for what nobody types (brackets, dots, spaces). */
  text: string
  /** Its syllables, where it is a Chinese character. */
  syllables: readonly string[]
  /** Where it stands in the name, in UTF-16 units. */
  from: number
  to: number
}

/** A name sign by sign, so that what was found in it can be shown. */
export function signsOf(name: string, kind: string): NameSign[] {
  const written = [...name]
  const chinese = written.filter(isHan)
  const ways = readings(chinese, kind)
  let offset = 0
  let place = 0
  return written.map((sign) => {
    const from = offset
    offset += sign.length
    const text = foldText(sign).replace(/[^\p{L}\p{N}]+/gu, '')
    if (!isHan(sign)) return { text, syllables: [], from, to: offset }
    const at = place++
    const syllables = [...new Set(ways.map((way) => way[at] ?? '').filter((syllable) => /^[a-z]+$/.test(syllable)))]
    return { text, syllables, from, to: offset }
  })
}
