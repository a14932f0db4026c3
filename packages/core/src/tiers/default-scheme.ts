import type { TierScheme } from './schema.ts'

/** What a company begins with: 70 / 90 % of the last 12 months, VIP the top 1 %, tiers called by their letters. */
export const defaultScheme: TierScheme = {
  mode: 'share',
  thresholds: { a: 70, b: 90 },
  amounts: { a: '5000000', b: '500000' },
  period: { kind: '12m' },
  vipPercent: 1,
  labels: {
    A: { 'zh-CN': 'A', en: 'A' },
    B: { 'zh-CN': 'B', en: 'B' },
    C: { 'zh-CN': 'C', en: 'C' },
  },
}
