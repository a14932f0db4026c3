import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { companyNameKey } from '../customers/normalise-name.ts'
import { against, evidenceBits, evidenceKinds, evidenceOf, scoreOf, wordedEvidence } from './evidence.ts'
import { groupPairs, Groups } from './group-pairs.ts'
import { leastRest, placeNames, withoutPlace } from './place-in-name.ts'
import { companyDomain } from './public-mail-domains.ts'
import { duplicateRules, fallbackRules } from './rules.ts'

describe('the place in a company name', () => {
  it.each([
    ['宁波北斗湾机械有限公司', '北斗湾机械'],
    ['浙江省宁波市北斗湾机械有限公司', '北斗湾机械'],
    ['北斗湾机械（宁波）有限公司', '北斗湾机械'],
    ['北斗湾机械有限公司', '北斗湾机械'],
    ['内蒙古北斗湾乳业股份有限公司', '北斗湾乳业'],
    ['上海银行股份有限公司', '上海银行'],
    ['Acme Shanghai Ltd', 'acmeshanghai'],
  ])('of %s leaves %s', (name, rest) => expect(withoutPlace(companyNameKey(name))).toBe(rest))

  it('does not keep two writings apart', () => {
    const place = fc.constantFrom(...placeNames)
    const rest = fc.constantFrom('北斗湾机械', '拾光里自动化', '星野渡新能源')
    fc.assert(
      fc.property(rest, place, place, fc.nat(2), (rest, here, there, way) => {
        const one = here + rest
        const other = [there + rest, rest + there, rest][way] as string
        expect(withoutPlace(one)).toBe(withoutPlace(other))
        expect(withoutPlace(one).length).toBeGreaterThanOrEqual(leastRest)
      }),
    )
  })
})

it('knows company domains from those where anybody has an address', () => {
  expect(companyDomain('wang@beidou.example.cn')).toBe('beidou.example.cn')
  expect(companyDomain('wang@qq.com')).toBeNull()
  expect(companyDomain('wang@gmail.com')).toBeNull()
})

describe('the score', () => {
  const { weights } = fallbackRules
  it.each([
    [['creditCode'], 100],
    [['name', 'phone'], 100],
    [['name', 'nameElsewhere'], 60],
    [['nameElsewhere'], 35],
    [['nameElsewhere', 'domain'], 55],
    [['email', 'domain'], 50],
    [['name', 'creditCodeDiffers'], 0],
    [['phone', 'kindDiffers'], 20],
    [[], 0],
  ] as const)('of %s is %i', (evidence, score) => expect(scoreOf(evidence, weights)).toBe(score))

  it('stays within 0 and 100, grows with what speaks for it and falls with what speaks against it', () => {
    const anyWeights = fc.record(
      Object.fromEntries(evidenceKinds.map((kind) => [kind, fc.nat(100)])) as Record<
        (typeof evidenceKinds)[number],
        fc.Arbitrary<number>
      >,
    )
    const some = fc.subarray([...evidenceKinds])
    fc.assert(
      fc.property(some, fc.constantFrom(...evidenceKinds), anyWeights, (evidence, more, weights) => {
        const before = scoreOf(evidence, weights)
        const after = scoreOf([...evidence, more], weights)
        expect(before).toBeGreaterThanOrEqual(0)
        expect(before).toBeLessThanOrEqual(100)
        // A name that is the same says more than one without its place; both never count.
        const isOrdered = weights.nameElsewhere <= weights.name && weights.domain <= weights.email
        const isWrong = against.has(more) ? after > before : isOrdered && after < before
        expect(isWrong).toBe(false)
      }),
    )
  })

  it('keeps evidence as bits and words it without what is implied', () => {
    fc.assert(
      fc.property(fc.subarray([...evidenceKinds]), (evidence) => {
        const bits = evidence.reduce((sum, kind) => sum + evidenceBits[kind], 0)
        expect(evidenceOf(bits)).toEqual(evidence)
        expect(scoreOf(wordedEvidence(evidence), weights)).toBe(scoreOf(evidence, weights))
      }),
    )
  })
})

it('has rules that are rules', () => {
  expect(duplicateRules.parse(fallbackRules)).toEqual(fallbackRules)
  expect(duplicateRules.safeParse({ ...fallbackRules, listFrom: 0 }).success).toBe(false)
})

describe('groups', () => {
  it('are what a walk over the pairs finds', () => {
    const pairs = fc.array(fc.tuple(fc.nat(30), fc.nat(30)).filter(([a, b]) => a !== b))
    fc.assert(
      fc.property(pairs, (numbers) => {
        const named = numbers.map(([a, b]) => [`c${a}`, `c${b}`] as const)
        const groups = groupPairs(named)
        const groupOf = new Map(groups.flatMap((group, index) => group.map((id) => [id, index] as const)))
        expect(groupOf.size).toBe(groups.flat().length)
        const reached = (from: string) => {
          const seen = new Set([from])
          for (const id of seen) {
            for (const [a, b] of named) {
              if (a === id) seen.add(b)
              if (b === id) seen.add(a)
            }
          }
          return seen
        }
        for (const group of groups) expect(new Set(group)).toEqual(reached(group[0] as string))
        expect(new Set(named.flat()).size).toBe(groupOf.size)
      }),
    )
  })

  it('take a chain of a million members without growing deep', () => {
    const size = 1_000_000
    const groups = new Groups(size)
    for (let at = size - 1; at > 0; at--) groups.join(at, at - 1)
    expect(groups.of(size - 1)).toBe(0)
  })
})
