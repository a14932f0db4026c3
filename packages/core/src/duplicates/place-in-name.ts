import { regions } from '../reference/regions.ts'

const autonomous = ['内蒙古', '广西', '西藏', '宁夏', '新疆', '香港', '澳门']

/** Provinces and cities as they stand in company names: 浙江, 宁波, 内蒙古. Longest first, so that one is found whole. */
export const placeNames: readonly string[] = [
  ...new Set([
    ...autonomous,
    ...regions
      .filter((region) => region.level < 3 && /^\p{Script=Han}{2,4}(?:省|市|盟|地区)$/u.test(region.name))
      .map((region) => region.name.replace(/(?:省|市|盟|地区)$/u, '')),
  ]),
].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

/** A rest shorter than this names a trade, not a company: 上海银行. */
export const leastRest = 3

const places = new Set(placeNames)
const lengths = [4, 3, 2]

// Looked up, not matched by a pattern of all places: every name of an import passes here.

/** The key of a company's name without the place before or after it: 宁波北斗湾机械, 北斗湾机械宁波 → 北斗湾机械. */
export function withoutPlace(nameKey: string): string {
  const rest = withoutLeading(withoutLeading(nameKey))
  const bare = rest === nameKey ? withoutTrailing(nameKey) : rest
  return [...bare].length >= leastRest ? bare : nameKey
}

/** 宁波, 宁波市 or 浙江省 at the beginning. */
function withoutLeading(text: string): string {
  const length = lengths.find((count) => places.has(text.slice(0, count)))
  if (length === undefined) return text
  const next = text.charAt(length)
  return text.slice(next === '省' || next === '市' ? length + 1 : length)
}

function withoutTrailing(text: string): string {
  const end = text.endsWith('市') ? text.length - 1 : text.length
  for (const at of end === text.length ? [end] : [end, text.length]) {
    const length = lengths.find((count) => count <= at && places.has(text.slice(at - count, at)))
    if (length !== undefined) return text.slice(0, at - length)
  }
  return text
}
