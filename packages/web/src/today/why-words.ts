import type { TFunction } from 'i18next'
import type { Tier } from '@zhike/core/customers/fields'
import type { TodayWhy } from '@zhike/core/today/schema'

interface WhyStyle {
  t: TFunction
  /** 昨天, 11-19 */
  when: (instant: string) => string
  tierLabel: (tier: Tier) => string
}

export interface WhyWords {
  parts: string[]
  tone: 'bad' | 'warn' | 'plain'
}

/** Why a customer stands in the queue, in a few words. */
export function whyWords(why: TodayWhy, tier: Tier | null, { t, when, tierLabel }: WhyStyle): WhyWords {
  switch (why.code) {
    case 'overdue':
      return { parts: compact([t('today:why.overdue', { count: why.days }), why.step]), tone: 'bad' }
    case 'due':
      return { parts: compact([t('today:why.due'), why.step]), tone: 'plain' }
    case 'new':
      return {
        parts: [cameBy(why, t, when(why.since)), t('today:why.daysLeft', { count: why.daysLeft })],
        tone: 'plain',
      }
    case 'untouched': {
      const limit = tier
        ? t('today:why.limit', { tier: tierLabel(tier), days: why.limit })
        : t('today:why.limitNone', { days: why.limit })
      const since = why.never ? t('today:why.never') : t('today:why.untouched', { count: why.days })
      return { parts: [`${limit}${t('today:comma')}${since}`], tone: 'warn' }
    }
  }
}

function cameBy(why: Extract<TodayWhy, { code: 'new' }>, t: TFunction, when: string): string {
  const from = why.from?.name
  if (why.rulePosition !== null) return t('today:why.byRule', { when, position: why.rulePosition })
  if (why.reasonCode === 'claimed' && from) return t('today:why.claimed', { when, from })
  if (why.reasonCode === 'assigned' && from) return t('today:why.assigned', { when, from })
  if (why.reasonCode === 'imported') return t('today:why.imported', { when })
  if (why.reasonCode === 'created') return t('today:why.created', { when })
  return t('today:why.came', { when })
}

function compact(parts: (string | null)[]): string[] {
  return parts.filter((part) => part !== null && part !== '').map(String)
}
