import { describe, expect, it } from 'vitest'
import { completenessOf } from './completeness.ts'
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

it('counts what is known', () => {
  expect(completenessOf(facts({}), false)).toMatchObject({ percent: 0 })
  expect(completenessOf(facts({ regionCode: '330206', phone: '1' }), true)).toEqual({
    percent: 33,
    missing: ['shortName', 'creditCode', 'industryCode', 'size', 'address', 'source'],
  })
  const person = facts({
    kind: 'individual',
    phone: '1',
    wechat: 'w',
    email: 'a@b.cn',
    regionCode: '330206',
    address: 'x',
    source: 'y',
  })
  expect(completenessOf(person, false)).toEqual({ percent: 100, missing: [] })
})
