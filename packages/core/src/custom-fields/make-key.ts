import { pinyin } from 'pinyin-pro'

const longest = 40

/** A key for a new field from its label: 装机台数 → zhuang_ji_tai_shu; what is taken gets a number. */
export function makeKey(label: string, taken: ReadonlySet<string>): string {
  const latin = pinyin(label.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .join(' ')
    .toLowerCase()
  const words = latin.replace(/[^a-z0-9]+/g, '_').replace(/^[_0-9]+|_+$/g, '')
  const base = words.slice(0, longest - 4).replace(/_+$/, '') || 'field'
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}_${n}`
    if (!taken.has(key)) return key
  }
}

export const keyPattern = /^[a-z][a-z0-9_]{0,39}$/
