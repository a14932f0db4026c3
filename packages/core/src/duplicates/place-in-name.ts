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

const oneOf = `(?:${placeNames.join('|')})`

/** Patterns that mean the same here and in PostgreSQL. */
export const leadingPlaces = `^(?:${oneOf}[省市]?){1,2}`
export const trailingPlace = `${oneOf}市?$`
/** A rest shorter than this names a trade, not a company: 上海银行. */
export const leastRest = 3

const leading = new RegExp(leadingPlaces, 'u')
const trailing = new RegExp(trailingPlace, 'u')

/** The key of a company's name without the place before or after it: 宁波北斗湾机械, 北斗湾机械宁波 → 北斗湾机械. */
export function withoutPlace(nameKey: string): string {
  const rest = nameKey.replace(leading, '')
  const bare = rest === nameKey ? nameKey.replace(trailing, '') : rest
  return [...bare].length >= leastRest ? bare : nameKey
}

/** Every key that says the same name with some place or none, to be looked up by equality. */
export function placedVariants(nameKey: string): string[] {
  const bare = withoutPlace(nameKey)
  if ([...bare].length < leastRest) return []
  const variants = new Set([bare])
  for (const place of placeNames)
    variants
      .add(place + bare)
      .add(`${place}市${bare}`)
      .add(bare + place)
  variants.delete(nameKey)
  return [...variants]
}
