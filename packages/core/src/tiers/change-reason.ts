import { toUnits } from '../kernel/money.ts'
import type { Locale } from '../kernel/problem.ts'
import { amountWords, countWords } from './amount-words.ts'
import type { Tier } from './schema.ts'

export interface ChangeFacts {
  fromTier: Tier | null
  toTier: Tier | null
  fromVip: boolean
  toVip: boolean
  rank: number | null
  measure: string | null
  previousMeasure: string | null
  currency: string
  /** Day of the customer's last order, where known. */
  lastOrderOn: string | null
}

/** Why a run changed a customer's tier or VIP flag. */
export function changeReason(facts: ChangeFacts, locale: Locale): string {
  const isEn = locale === 'en'
  const vip =
    facts.fromVip === facts.toVip
      ? ''
      : facts.toVip
        ? isEn
          ? ' Now VIP.'
          : '成为 VIP。'
        : isEn
          ? ' No longer VIP.'
          : '不再是 VIP。'
  return `${movementWords(facts, locale)}${vip}`
}

function movementWords(facts: ChangeFacts, locale: Locale): string {
  const { measure, previousMeasure, rank, currency, lastOrderOn } = facts
  const isEn = locale === 'en'
  if (measure === null || rank === null) {
    if (lastOrderOn === null) return isEn ? 'No order in the period.' : '期间里没有订单了。'
    return isEn ? `Last order on ${lastOrderOn}, outside the period.` : `最近一笔订单在 ${lastOrderOn}，已在期间之外。`
  }
  const amount = amountWords(measure, currency, locale)
  const place = isEn ? `place ${countWords(rank)}` : `排第 ${countWords(rank)}`
  if (previousMeasure === null) {
    return isEn ? `First orders in the period: ${amount}, ${place}.` : `期间里有了订单：成交 ${amount}，${place}。`
  }
  const step = toUnits(measure) - toUnits(previousMeasure)
  if (step === 0n) {
    return isEn
      ? `Own revenue unchanged (${amount}), now ${place}: others moved, or the scheme did.`
      : `自己的成交额没变（${amount}），现在${place}：别家变了，或口径改了。`
  }
  const previous = amountWords(previousMeasure, currency, locale)
  if (isEn) return `Revenue ${step > 0n ? 'up' : 'down'} from ${previous} to ${amount}, ${place}.`
  return `成交额从 ${previous}${step > 0n ? '增到' : '减到'} ${amount}，${place}。`
}
