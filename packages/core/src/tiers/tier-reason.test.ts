import { describe, expect, it } from 'vitest'
import { amountWords } from './amount-words.ts'
import { changeReason } from './change-reason.ts'
import { defaultScheme } from './default-scheme.ts'
import { tierReason } from './tier-reason.ts'

const period = { from: '2024-11-21', to: '2025-11-20' }
const labels = {
  A: { 'zh-CN': '关键客户', en: 'Key' },
  B: { 'zh-CN': '重要客户', en: 'Important' },
  C: { 'zh-CN': 'C', en: 'C' },
}
const renamed = { ...defaultScheme, labels }
const facts = { scheme: renamed, period, currency: 'CNY', of: 1862 }
const standing = { tier: 'A' as const, isVip: false, rank: 141, measure: '988700.0000', shareBefore: '0.68200000' }

describe('amountWords', () => {
  it('counts yuan in 万元 from ten thousand on, without a float', () => {
    expect(amountWords('988700', 'CNY', 'zh-CN')).toBe('98.87 万元')
    expect(amountWords('9999.9999', 'CNY', 'zh-CN')).toBe('10,000.00 元')
    expect(amountWords('-123456789012345.6789', 'CNY', 'zh-CN')).toBe('−12,345,678,901.23 万元')
    expect(amountWords('12.345', 'GBP', 'zh-CN')).toBe('GBP 12.35')
    expect(amountWords('1286.2', 'CNY', 'en')).toBe('CNY 1,286.20')
  })
})

describe('tierReason', () => {
  it('says period, revenue, place and the share before', () => {
    expect(tierReason({ ...facts, standing }, 'zh-CN')).toBe(
      '2024-11-21 至 2025-11-20 成交 98.87 万元，在 1,862 家里排第 141。排在前面的客户合计占 68.2%，不到 70%，所以是 A 级（关键客户）。',
    )
    expect(tierReason({ ...facts, standing }, 'en')).toBe(
      'From 2024-11-21 to 2025-11-20: CNY 988,700.00, place 141 of 1,862. The customers before it account for 68.2%, under 70%, so A (Key).',
    )
  })

  it('adds the VIP flag with how many carry it', () => {
    const vip = { ...facts, standing: { ...standing, isVip: true, rank: 7 } }
    expect(tierReason(vip, 'zh-CN')).toContain('在前 1%（19 家）以内，另是 VIP。')
    expect(tierReason(vip, 'en')).toContain('Among the top 1% (19), so also VIP.')
  })

  it('names the amount that was reached, or missed', () => {
    const scheme = { ...renamed, mode: 'amount' as const }
    expect(tierReason({ ...facts, scheme, standing: { ...standing, tier: 'B' } }, 'zh-CN')).toContain(
      '达到 50.00 万元，所以是 B 级（重要客户）。',
    )
    expect(tierReason({ ...facts, scheme, standing: { ...standing, tier: 'C' } }, 'en')).toContain(
      'B begins at CNY 500,000.00, so C.',
    )
  })

  it('explains C, returns and having no order', () => {
    const c = { ...standing, tier: 'C' as const, shareBefore: '0.92100000' }
    expect(tierReason({ ...facts, standing: c }, 'zh-CN')).toContain('合计已占 92.1%，过了 90%，所以是 C 级')
    expect(tierReason({ ...facts, standing: { ...c, measure: '-1.0000' } }, 'zh-CN')).toContain('退货抵掉了成交额')
    expect(tierReason({ ...facts, standing: null }, 'zh-CN')).toBe('2024-11-21 至 2025-11-20 没有订单，所以不分级。')
    expect(tierReason({ ...facts, period: { from: null, to: null }, standing: null }, 'en')).toBe(
      'Over the whole period: no order, so no tier.',
    )
  })
})

describe('changeReason', () => {
  const change = {
    fromTier: 'B' as const,
    toTier: 'A' as const,
    fromVip: false,
    toVip: false,
    rank: 141,
    measure: '1467000.0000',
    previousMeasure: '635000.0000',
    currency: 'CNY',
    lastOrderOn: '2025-11-02',
  }

  it('tells the movement of the customer’s own revenue from that of others', () => {
    expect(changeReason(change, 'zh-CN')).toBe('成交额从 63.50 万元增到 146.70 万元，排第 141。')
    expect(changeReason({ ...change, measure: '1000.0000' }, 'en')).toBe(
      'Revenue down from CNY 635,000.00 to CNY 1,000.00, place 141.',
    )
    expect(changeReason({ ...change, measure: change.previousMeasure, toVip: true }, 'zh-CN')).toBe(
      '自己的成交额没变（63.50 万元），现在排第 141：别家变了，或口径改了。成为 VIP。',
    )
  })

  it('explains entering and leaving the ranking', () => {
    expect(changeReason({ ...change, fromTier: null, previousMeasure: null }, 'zh-CN')).toBe(
      '期间里有了订单：成交 146.70 万元，排第 141。',
    )
    const left = { ...change, toTier: null, rank: null, measure: null, fromVip: true }
    expect(changeReason(left, 'zh-CN')).toBe('最近一笔订单在 2025-11-02，已在期间之外。不再是 VIP。')
    expect(changeReason({ ...left, lastOrderOn: null, fromVip: false }, 'en')).toBe('No order in the period.')
  })
})
