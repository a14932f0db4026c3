import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginningOf } from './beginning-of.ts'
import { markName } from './mark-name.ts'
import { matchName, matchSimilarName } from './match-name.ts'
import type { NamedRecord } from './name-forms.ts'
import { parseSearch } from './parse-search.ts'
import { segmentPinyin } from './pinyin-syllables.ts'
import { searchTokens } from './search-tokens.ts'
import { editsBetween, typoKeys } from './typo-keys.ts'

/** What the database does with the tokens, then what the application does with the candidates. */
function finds(query: string, record: NamedRecord): boolean {
  const { words } = parseSearch(query)
  const tokens = new Set(searchTokens(record))
  const isCandidate = words.every((word) =>
    word.alternatives.some((alternative) => alternative.every((token) => tokens.has(token))),
  )
  return words.length > 0 && isCandidate && matchName(words, record) !== null
}

const company = (name: string, shortName?: string): NamedRecord => ({ kind: 'organisation', name, shortName })
const person = (name: string): NamedRecord => ({ kind: 'individual', name })

const beidou = company('宁波北斗湾机械有限公司', '北斗湾')

describe('a customer is found by', () => {
  it.each([
    ['北斗', beidou],
    ['斗湾', beidou],
    ['宁波北斗湾机械有限公司', beidou],
    ['北斗湾机械有限', beidou],
    ['北斗湾 机械', beidou],
    ['宁', beidou],
    ['beidou', beidou],
    ['beidouwan', beidou],
    ['ningbobeid', beidou],
    ['bdw', beidou],
    ['nbbdwjx', beidou],
    ['b', beidou],
    ['张三', person('张三')],
    ['zs', person('张三')],
    ['zhangsan', person('张三')],
    ['zhangs', person('张三')],
    ['shanxiongxin', person('单雄信')],
    ['sxx', person('单雄信')],
    ['shan', person('单雄信')],
    ['dan', person('单雄信')],
    ['dxx', person('单雄信')],
    ['danxiongxin', person('单雄信')],
    ['ceng', person('曾国藩')],
    ['zengguof', person('曾国藩')],
    ['zenggf', person('曾国藩')],
    ['danxx', person('单雄信')],
    ['sxiongx', person('单雄信')],
    ['zsan', person('张三')],
    ['nbbdwan', beidou],
    ['qiuhe', person('仇和')],
    ['chouhe', person('仇和')],
    ['xiezhen', person('解珍')],
    ['jz', person('解珍')],
    ['yuchigong', person('尉迟恭')],
    ['weichi', person('尉迟恭')],
    ['zengshi', company('曾氏食品')],
    ['张s', person('张三')],
    ['张san', person('张三')],
    ['张sf', person('张三丰')],
    ['z三', person('张三丰')],
    ['z三f', person('张三丰')],
    ['单xx', person('单雄信')],
    ['北斗w', beidou],
    ['bei斗wan', beidou],
    ['重q', company('重庆长城泵业')],
    ['中信a股', company('中信A股投资')],
    ['信a', company('中信A股投资')],
    ['zengguofan', person('曾国藩')],
    ['lvbu', person('吕布')],
    ['acme', company('Acme Corporation')],
    ['cm', company('Acme Corporation')],
    ['ACME corp', company('Acme Corporation')],
    ['ａｃｍｅ', company('Acme Corporation')],
    ['muller', company('Müller Maschinen GmbH')],
    ['示例科技杭州', company('示例科技（杭州）有限公司')],
    ['a股', company('中信A股投资')],
    ['xian', company('西安重工')],
    ['yinhang', company('重庆农村银行')],
    ['𠮷野', company('𠮷野家食品')],
  ])('%s', (query, record) => expect(finds(query, record)).toBe(true))
})

describe('a customer is not found by', () => {
  it.each([
    ['湾北', beidou],
    ['北湾', beidou],
    ['机械宁波', beidou],
    ['eidou', beidou],
    ['bwj', beidou],
    ['chanxiongxin', person('单雄信')],
    ['张w', person('张三')],
    ['三z', person('张三')],
    ['公司', beidou],
    ['有限公司', beidou],
    ['', beidou],
    ["'; drop table customers; --", beidou],
  ])('%s', (query, record) => expect(finds(query, record)).toBe(false))
})

it('finds any two neighbouring signs of any name, and any beginning of its pinyin', () => {
  const signs = fc.constantFrom(...'宁波北斗湾机械电气阀门泵业纺织包装常州云上坡江尾洲单曾区仇吕绿银行重庆长城')
  const names = fc.array(signs, { minLength: 2, maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(names, fc.nat(), fc.integer({ min: 2, max: 6 }), (name, from, length) => {
      const record = company(`${name}有限公司`)
      const start = from % (name.length - 1)
      expect(finds(name.slice(start, start + length), record)).toBe(true)
    }),
  )
})

it.each([
  ['张s', person('张三'), true],
  ['张san', person('张三丰'), true],
  ['张s', person('王张山'), false],
  ['斗湾', beidou, false],
  ['宁波b', beidou, true],
  ['宁波', beidou, true],
  ['单xx', person('单雄信'), true],
])('finds names that begin with %s by themselves: %o %s', (query, record, isFound) => {
  const tokens = new Set(searchTokens(record))
  const words = beginningOf(parseSearch(query).words)?.words ?? []
  const found = words.some(({ alternatives }) => alternatives.some((set) => set.every((token) => tokens.has(token))))
  expect(found).toBe(isFound)
})

it('orders exact before beginning before part, names before pinyin', () => {
  const rank = (query: string, record: NamedRecord) => matchName(parseSearch(query).words, record)?.rank
  expect(rank('北斗湾', beidou)).toBe(0)
  expect(rank('宁波', beidou)).toBe(1)
  expect(rank('机械', beidou)).toBe(2)
  expect(rank('bdw', beidou)).toBe(3)
  expect(rank('ningbo', beidou)).toBe(4)
  expect(rank('jx', beidou)).toBe(5)
})

it('reads letters as syllables in every sensible way', () => {
  const whole = segmentPinyin('xian').filter((one) => one.rest === '')
  expect(whole.map((one) => one.syllables.join(' '))).toEqual(['xian', 'xi an'])
  expect(segmentPinyin('beid')).toContainEqual({ syllables: ['bei'], rest: 'd' })
  expect(segmentPinyin('zs')).toEqual([])
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,40}$/), (letters) => {
      for (const { syllables, rest } of segmentPinyin(letters)) expect(syllables.join('') + rest).toBe(letters)
    }),
  )
})

describe('numbers and codes', () => {
  it('are looked up exactly', () => {
    expect(parseSearch('2231').keys).toContainEqual({ kind: 'phoneTail', value: '2231' })
    expect(parseSearch('199 0000 2231').keys).toContainEqual({ kind: 'phone', value: '+8619900002231' })
    expect(parseSearch('00002231')).toMatchObject({ digits: '00002231' })
    expect(parseSearch('91350100m000100y43').keys).toContainEqual({ kind: 'creditCode', value: '91350100M000100Y43' })
    expect(parseSearch('C-00217').keys).toEqual([{ kind: 'externalId', value: 'C-00217' }])
    expect(parseSearch('北斗').keys).toEqual([])
  })
})

it('bounds tokens and words of odd input', () => {
  expect(searchTokens(company('机'.repeat(200))).length).toBeLessThan(10)
  const mixed = Array.from({ length: 200 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('')
  expect(searchTokens(company(mixed)).length).toBeLessThan(300)
  expect(parseSearch('a '.repeat(50)).words.length).toBeLessThanOrEqual(6)
  expect(searchTokens(company('🙂🙂'))).toEqual([])
})

describe('typing errors in Latin names', () => {
  const finds = (query: string, record: NamedRecord) => {
    const { words } = parseSearch(query)
    const tokens = new Set(searchTokens(record))
    const isCandidate = words.every(({ similar, alternatives }) =>
      [...similar.map((token) => [token]), ...alternatives].some((all) => all.every((token) => tokens.has(token))),
    )
    return isCandidate && matchSimilarName(words, record) !== null
  }
  it.each([
    ['acem', 'Acme Corporation'],
    ['acne', 'Acme Corporation'],
    ['acmee', 'Acme Corporation'],
    ['simens', 'Siemens AG'],
    ['seimens', 'Siemens AG'],
    ['mircosoft', 'Microsoft (China)'],
    ['mircos', 'Microsoft (China)'],
    ['scheider electric', 'Schneider Electric'],
    ['philps', 'Royal Philips'],
    ['volksvagon', 'Volkswagen Group'],
  ])('%s finds %s', (query, name) => expect(finds(query, company(name))).toBe(true))
  it.each([
    ['acme', 'Bosch GmbH'],
    ['abc', 'Acme'],
    ['simens', 'Simple Systems'],
    ['zhangsan', 'Schneider Electric'],
  ])('%s does not find %s', (query, name) => expect(finds(query, company(name))).toBe(false))

  it('any word is found with any one edit, by its keys and by the count', () => {
    const words = fc.stringMatching(/^[a-z]{4,14}$/)
    const edits = fc.constantFrom('leave-out', 'put-in', 'change', 'swap')
    fc.assert(
      fc.property(words, fc.nat(), edits, fc.stringMatching(/^[a-z]$/), (word, place, edit, letter) => {
        const at = place % word.length
        const typed =
          edit === 'leave-out'
            ? word.slice(0, at) + word.slice(at + 1)
            : edit === 'put-in'
              ? word.slice(0, at) + letter + word.slice(at)
              : edit === 'change'
                ? word.slice(0, at) + letter + word.slice(at + 1)
                : word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
        if (typed.length < 4) return
        const keys = new Set(typoKeys(word))
        expect(typoKeys(typed).some((key) => keys.has(key))).toBe(true)
        expect(editsBetween(typed, word)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('what fitted is marked', () => {
  it.each([
    ['北斗', '宁波北斗湾机械有限公司', '宁波[北斗]湾机械有限公司'],
    ['bdw', '宁波北斗湾机械有限公司', '宁波[北斗湾]机械有限公司'],
    ['beid', '宁波北斗湾机械有限公司', '宁波[北斗]湾机械有限公司'],
    ['sxx', '单雄信', '[单雄信]'],
    ['dan', '单雄信', '[单]雄信'],
    ['张s', '张三丰', '[张三]丰'],
    ['示例科技杭州', '示例科技（杭州）有限公司', '[示例科技（杭州]）有限公司'],
    ['ACME', 'The Acme Corporation', 'The [Acme] Corporation'],
    ['acne', 'The Acme Corporation', 'The [Acme] Corporation'],
    ['北斗 机械', '宁波北斗湾机械', '宁波[北斗]湾[机械]'],
    ['宁波北', '宁波北斗', '[宁波北]斗'],
    ['xyz', '宁波北斗', '宁波北斗'],
    ['𠮷野', '株式会社𠮷野家', '株式会社[𠮷野]家'],
  ])('%s in %s', (query, name, shown) => {
    const marks = markName(parseSearch(query).words, { kind: 'individual', name })
    let text = name
    for (const [from, to] of [...marks].reverse()) {
      text = `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`
    }
    expect(text).toBe(shown)
  })
})
