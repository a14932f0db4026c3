import { toUnits } from '../kernel/money.ts'
import type { Locale } from '../kernel/problem.ts'
import { amountWords, countWords } from './amount-words.ts'
import { vipCount } from './rank-customers.ts'
import type { PeriodDays } from './resolve-period.ts'
import type { Tier, TierScheme } from './schema.ts'

const percentWords = (share: number) => `${(share * 100).toFixed(1)}%`

function periodWords({ from, to }: PeriodDays, locale: Locale): string {
  if (from === null || to === null) return locale === 'en' ? 'Over the whole period' : '全部时间里'
  return locale === 'en' ? `From ${from} to ${to}` : `${from} 至 ${to} `
}

export interface StandingFacts {
  scheme: TierScheme
  period: PeriodDays
  currency: string
  /** How many customers the run ranked. */
  of: number
  standing: { tier: Tier; isVip: boolean; rank: number; measure: string; shareBefore: string } | null
}

/** Why a customer has the tier it has after a run. */
export function tierReason(facts: StandingFacts, locale: Locale): string {
  const { scheme, period, currency, of, standing } = facts
  const when = periodWords(period, locale)
  const isEn = locale === 'en'
  if (!standing) return isEn ? `${when}: no order, so no tier.` : `${when}没有订单，所以不分级。`
  const amount = amountWords(standing.measure, currency, locale)
  const opening = isEn
    ? `${when}: ${amount}, place ${countWords(standing.rank)} of ${countWords(of)}. `
    : `${when}成交 ${amount}，在 ${countWords(of)} 家里排第 ${countWords(standing.rank)}。`
  const closing = standing.isVip ? vipWords(scheme, of, locale) : ''
  return `${opening}${becauseWords(standing, scheme, currency, locale)}${closing}`
}

function becauseWords(
  standing: { tier: Tier; measure: string; shareBefore: string },
  scheme: TierScheme,
  currency: string,
  locale: Locale,
): string {
  const isEn = locale === 'en'
  const so = tierName(standing.tier, scheme, locale)
  if (toUnits(standing.measure) <= 0n) {
    return isEn ? `Returns outweigh the sales, so ${so}.` : `退货抵掉了成交额，所以是${so}。`
  }
  if (scheme.mode === 'amount') {
    if (standing.tier === 'C') {
      const least = amountWords(scheme.amounts.b, currency, locale)
      return isEn ? `B begins at ${least}, so ${so}.` : `不到 B 级的 ${least}，所以是${so}。`
    }
    const least = amountWords(standing.tier === 'A' ? scheme.amounts.a : scheme.amounts.b, currency, locale)
    return isEn ? `That reaches ${least}, so ${so}.` : `达到 ${least}，所以是${so}。`
  }
  const before = percentWords(Number(standing.shareBefore))
  if (standing.tier === 'C') {
    return isEn
      ? `The customers before it account for ${before}, past ${scheme.thresholds.b}%, so ${so}.`
      : `排在前面的客户合计已占 ${before}，过了 ${scheme.thresholds.b}%，所以是${so}。`
  }
  const limit = standing.tier === 'A' ? scheme.thresholds.a : scheme.thresholds.b
  return isEn
    ? `The customers before it account for ${before}, under ${limit}%, so ${so}.`
    : `排在前面的客户合计占 ${before}，不到 ${limit}%，所以是${so}。`
}

function tierName(tier: Tier, { labels }: TierScheme, locale: Locale): string {
  const name = labels[tier][locale]
  if (name === tier) return locale === 'en' ? tier : ` ${tier} 级`
  return locale === 'en' ? `${tier} (${name})` : ` ${tier} 级（${name}）`
}

function vipWords(scheme: TierScheme, of: number, locale: Locale): string {
  const vips = countWords(vipCount(of, scheme.vipPercent))
  return locale === 'en'
    ? ` Among the top ${scheme.vipPercent}% (${vips}), so also VIP.`
    : `在前 ${scheme.vipPercent}%（${vips} 家）以内，另是 VIP。`
}
