import { describe, expect, it } from 'vitest'
import { completenessOf, publishedWeights } from './completeness.ts'
import { emptyFacts, tidyFacts, type CustomerFacts } from './customer-facts.ts'

const facts = (given: Partial<CustomerFacts>): CustomerFacts => ({
  kind: 'organisation',
  name: '宁波北斗湾机械有限公司',
  ...emptyFacts,
  ...given,
})

describe('facts of a customer', () => {
  it('are stored tidy', () => {
    const tidy = tidyFacts(
      facts({
        name: '  宁波 北斗湾\t机械 ',
        creditCode: '91350100m000100y43',
        email: 'A@B.cn',
        phone: '+86 199-0000-2231',
        regionCode: '330206',
        industryCode: 'C35',
        externalId: ' C-1 ',
      }),
    )
    expect(tidy).toMatchObject({
      name: '宁波 北斗湾 机械',
      creditCode: '91350100M000100Y43',
      email: 'a@b.cn',
      phone: '19900002231',
      externalId: 'C-1',
    })
  })

  it.each([
    [{ creditCode: '91350100M000100Y44' }, 'customer.credit-code-wrong'],
    [{ kind: 'individual' as const, creditCode: '91350100M000100Y43' }, 'customer.credit-code-of-individual'],
    [{ email: 'a@b' }, 'customer.email-wrong'],
    [{ regionCode: '999999' }, 'customer.unknown-region'],
    [{ industryCode: 'C99' }, 'customer.unknown-industry'],
  ])('are refused with %o', (given, code) => {
    expect(() => tidyFacts(facts(given))).toThrow(expect.objectContaining({ code }))
  })
})

it('counts what is known, ring by ring, and says what to ask next', () => {
  const knows = (...keys: string[]) => completenessOf(publishedWeights.organisation, (key) => keys.includes(key))
  expect(knows().percent).toBe(0)
  expect(knows().missing[0]).toEqual({ key: 'reachableContact', ring: 'direct', weight: 22 })
  const some = knows('reachableContact', 'regionCode', 'phone')
  expect(some.percent).toBe(40)
  expect(some.rings[0]).toEqual({ ring: 'direct', percent: 75 })
  expect(some.missing.slice(0, 2).map(({ key }) => key)).toEqual(['creditCode', 'industryCode'])
  for (const items of Object.values(publishedWeights)) {
    expect(items.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
    expect(completenessOf(items, () => true)).toMatchObject({ percent: 100, missing: [] })
  }
  expect(completenessOf([], () => false).percent).toBe(100)
})
