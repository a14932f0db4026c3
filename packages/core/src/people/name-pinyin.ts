import { pinyin } from 'pinyin-pro'

/** How a Chinese name is typed in Latin letters: 林晚舟 → linwanzhou, wanzhoulin. Nothing for other names. */
export function namePinyin(name: string): string[] {
  const chinese = [...name].filter((sign) => /\p{Script=Han}/u.test(sign)).join('')
  if (chinese === '') return []
  const syllables = pinyin(chinese, { toneType: 'none', type: 'array', v: true, surname: 'head' })
  const [first = '', ...rest] = syllables
  return [...new Set([syllables.join(''), rest.join('') + first])]
}
