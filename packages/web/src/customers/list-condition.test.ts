import { customerFields } from '@zhike/core/customers/fields'
import { evaluateCondition } from '@zhike/core/filter/evaluate-condition'
import { validateCondition } from '@zhike/core/filter/validate-condition'
import { describe, expect, it } from 'vitest'
import { listCondition } from './list-condition.ts'
import { customerListSearch, setFilters } from './list-search.ts'

const read = (search: Record<string, unknown>) => customerListSearch.parse(search)
const today = { today: '2026-11-21', timeZone: 'Asia/Shanghai' }
const fits = (search: Record<string, unknown>, record: Record<string, string | boolean | null>) => {
  const condition = listCondition(read(search))
  if (!condition) throw new Error('no condition')
  expect(validateCondition(condition, customerFields)).toEqual([])
  return evaluateCondition(condition, record, customerFields, today)
}

describe('the address of the list', () => {
  it('keeps what it understands and drops the rest', () => {
    expect(
      read({ scope: 'mine', region: 330000, tier: 'A,none', q: ' 北斗 ', sort: '-revenue12m', touched: 'over30' }),
    ).toMatchObject({ scope: 'mine', region: '330000', tier: 'A,none', q: '北斗', sort: '-revenue12m' })
    expect(
      read({
        scope: 'theirs',
        region: 'x',
        tier: 'D',
        q: '',
        sort: 'drop table',
        touched: 'soon',
        open: '1',
        vip: 'y',
      }),
    ).toEqual({})
    expect(setFilters(read({ q: 'a', scope: 'all', tier: 'A', vip: true }))).toEqual(['tier', 'vip'])
  })
})

describe('the condition of the chips', () => {
  it('is absent without chips and flat with one', () => {
    expect(listCondition(read({ scope: 'mine', q: 'x' }))).toBeUndefined()
    expect(listCondition(read({ tier: 'A,B' }))).toEqual({ field: 'tier', op: 'in', value: ['A', 'B'] })
    expect(listCondition(read({ tier: 'A', vip: true }))).toEqual({
      all: [
        { field: 'tier', op: 'in', value: ['A'] },
        { field: 'isVip', op: 'eq', value: true },
      ],
    })
  })

  it('finds those without a tier beside the named ones', () => {
    expect(fits({ tier: 'A,none' }, { tier: null })).toBe(true)
    expect(fits({ tier: 'A,none' }, { tier: 'B' })).toBe(false)
    expect(fits({ tier: 'none' }, { tier: 'C' })).toBe(false)
  })

  it.each([
    ['over30', null, true],
    ['over30', '2026-10-20T00:00:00Z', true],
    ['over30', '2026-11-01T00:00:00Z', false],
    ['within30', '2026-11-01T00:00:00Z', true],
    ['within30', null, false],
    ['never', null, true],
    ['never', '2026-11-01T00:00:00Z', false],
  ])('last follow-up %s with %s: %s', (touched, lastFollowUpAt, expected) => {
    expect(fits({ touched }, { lastFollowUpAt })).toBe(expected)
  })

  it.each([
    ['overdue', '2026-11-20', true],
    ['overdue', '2026-11-21', false],
    ['overdue', null, false],
    ['today', '2026-11-21', true],
    ['today', '2026-11-22', false],
    ['week', '2026-11-28', true],
    ['week', '2026-11-20', false],
    ['planned', '2027-01-01', true],
    ['none', null, true],
    ['none', '2026-11-20', false],
  ])('next contact %s with %s: %s', (next, nextContactOn, expected) => {
    expect(fits({ next }, { nextContactOn })).toBe(expected)
  })

  it.each([
    ['100000..500000', '500000.0000', true],
    ['100000..', '99999.9999', false],
    ['..500000', '500000.0001', false],
  ])('revenue %s with %s: %s', (revenue, revenue12m, expected) => {
    expect(fits({ revenue }, { revenue12m })).toBe(expected)
  })

  it('is nothing for an open range on both sides', () => {
    expect(listCondition(read({ revenue: '..' }))).toBeUndefined()
  })

  it('reads regions and industries with all that lies below', () => {
    expect(fits({ region: '330000,310000' }, { region: '330206' })).toBe(true)
    expect(fits({ region: '330200' }, { region: '330100' })).toBe(false)
    expect(fits({ industry: 'C35' }, { industry: 'C351' })).toBe(true)
  })
})
