import { makeRandom, pick } from '../lib/random.ts'
import {
  cities,
  firstSyllables,
  forms,
  givenSyllables,
  jobTitles,
  secondSyllables,
  sizes,
  sources,
  surnames,
  thirdSyllables,
  trades,
} from './words.ts'

export interface MadeCustomer {
  no: number
  kind: 'organisation' | 'individual'
  name: string
  shortName: string | null
  creditCode: string | null
  regionCode: string
  cityName: string
  industryCode: string | null
  size: string | null
  source: string | null
  externalId: string
  phone: string
  contactName: string
  contactTitle: string | null
  contactMobile: string
}

const combinations = cities.length * firstSyllables.length * secondSyllables.length * trades.length
// A prime that divides none of the lengths: numbers map one to one to combinations, so no name comes twice.
const stride = 7_368_787
const individualsInHundred = 3

/** Customer no. n, always the same: most are companies named 城市 + 字号 + 行业 + 形式, a few are people. */
export function makeCustomer(no: number): MadeCustomer {
  if (no >= combinations) throw new RangeError(`only ${combinations} different company names can be made`)
  const random = makeRandom(no * 2_654_435_761 + 17)
  const parts = combinationOf((no * stride) % combinations)
  const person = personName(random)
  const common = {
    no,
    regionCode: parts.city[1],
    cityName: parts.city[0],
    source: pick(sources, random) || null,
    externalId: `K${String(no).padStart(7, '0')}`,
    // Numbers count up, so that none comes twice.
    phone: `199${String(no).padStart(8, '0')}`,
    contactMobile: `198${String(no).padStart(8, '0')}`,
  }
  if (no % 100 < individualsInHundred) {
    return {
      ...common,
      kind: 'individual',
      name: person,
      shortName: null,
      creditCode: null,
      industryCode: null,
      size: null,
      contactName: person,
      contactTitle: null,
    }
  }
  const brand = `${parts.first}${parts.second}${pick(thirdSyllables, random)}`
  return {
    ...common,
    kind: 'organisation',
    name: `${parts.city[0]}${brand}${parts.trade[0]}${form(random)}`,
    shortName: random() < 0.6 ? `${brand}${parts.trade[0]}` : null,
    creditCode: creditCode(no, parts.city[1]),
    industryCode: parts.trade[1],
    size: pick(sizes, random) || null,
    contactName: person,
    contactTitle: pick(jobTitles, random),
  }
}

function combinationOf(index: number) {
  let rest = index
  const take = <T>(list: readonly T[]): T => {
    const item = list[rest % list.length] as T
    rest = Math.floor(rest / list.length)
    return item
  }
  return { city: take(cities), first: take(firstSyllables), trade: take(trades), second: take(secondSyllables) }
}

function form(random: () => number): string {
  let left = random() * 100
  for (const [name, weight] of forms) {
    left -= weight
    if (left < 0) return name
  }
  return '有限公司'
}

export function personName(random: () => number): string {
  const given =
    random() < 0.75 ? pick(givenSyllables, random) + pick(givenSyllables, random) : pick(givenSyllables, random)
  return pick(surnames, random) + given
}

const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Unified social credit code with its right check character (GB 32100-2015). */
function creditCode(no: number, regionCode: string): string {
  const body = `91${regionCode}${String(no).padStart(9, '0')}`
  let sum = 0
  let weight = 1
  for (const char of body) {
    sum += codeAlphabet.indexOf(char) * weight
    weight = (weight * 3) % 31
  }
  return body + (codeAlphabet[(31 - (sum % 31)) % 31] ?? '0')
}
