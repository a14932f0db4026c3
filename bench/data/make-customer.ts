import { readings } from '@zhike/core/search/name-forms'
import { makeRandom, pick } from '../lib/random.ts'
import {
  cities,
  firstSyllables,
  forms,
  givenSyllables,
  jobTitles,
  latinTrades,
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
  email: string | null
  contactName: string
  contactTitle: string | null
  contactMobile: string
  contactEmail: string | null
}

const combinations = cities.length * firstSyllables.length * secondSyllables.length * trades.length
// A prime that divides none of the lengths: numbers map one to one to combinations, so no name comes twice.
const stride = 7_368_787
const individualsInHundred = 3
const latinInHundred = 2
/** One in so many was entered twice: the second time by another colleague, who wrote it in another way. */
const duplicateEvery = 50

/**
 * Customer no. n, always the same: most are companies named 城市 + 字号 + 行业 + 形式, a few are people, a few have Latin
 * names, and two in a hundred are another one's duplicates (`asFile`: not in a file, whose rows are different customers).
 */
export function makeCustomer(no: number, asFile = false): MadeCustomer {
  if (no >= combinations) throw new RangeError(`only ${combinations} different company names can be made`)
  return !asFile && no > 0 && no % duplicateEvery === 0 ? duplicateOf(no, makeOne(no - 1)) : makeOne(no)
}

/** The same company under another legal form, with the number of its switchboard or of the same person there. */
function duplicateOf(no: number, first: MadeCustomer): MadeCustomer {
  const own = makeOne(no)
  const sharesPhone = (no / duplicateEvery) % 2 === 0
  return {
    ...first,
    no,
    name: first.name.replace(/(?:集团|股份)?有限(?:责任)?公司$/u, '') + (first.kind === 'organisation' ? '公司' : ''),
    shortName: null,
    creditCode: null,
    externalId: own.externalId,
    phone: sharesPhone ? first.phone : own.phone,
    contactMobile: sharesPhone ? own.contactMobile : first.contactMobile,
    email: own.email,
    contactEmail: own.contactEmail,
  }
}

function makeOne(no: number): MadeCustomer {
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
    email: no % 5 < 2 ? `office@k${no % 400_000}.example` : null,
    contactEmail: no % 2 === 0 ? `${nameInPinyin(person)}.${no}@k${no % 400_000}.example` : null,
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
  const organisation: MadeCustomer = {
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
  const isLatin = no % 100 < individualsInHundred + latinInHundred
  return isLatin ? { ...organisation, name: latinName(parts.city[0], brand, random), shortName: null } : organisation
}

function latinName(city: string, brand: string, random: () => number): string {
  return `${inPinyin(city)} ${inPinyin(brand)} ${pick(latinTrades, random)} Co., Ltd.`
}

function inPinyin(text: string): string {
  const letters = syllablesOf(text, 'organisation').join('')
  return letters.slice(0, 1).toUpperCase() + letters.slice(1)
}

function nameInPinyin(person: string): string {
  return syllablesOf(person, 'individual').join('')
}

function syllablesOf(text: string, kind: string): readonly string[] {
  return readings([...text], kind)[0] ?? []
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
