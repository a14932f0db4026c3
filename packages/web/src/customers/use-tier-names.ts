import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Tier } from '@zhike/core/customers/fields'
import { useLanguage } from '../app/i18n/translation.ts'
import { tierSchemeQuery } from '../tiers/api.ts'
import { tierRank } from '../tiers/tier-rank.ts'

/** What the company calls its tiers; their letters while the scheme is on its way. */
export function useTierNames() {
  const { t } = useTranslation('customers')
  const language = useLanguage()
  const { data } = useQuery({ ...tierSchemeQuery, staleTime: 300_000 })
  return {
    label: (tier: Tier) => data?.scheme.labels[tier][language] ?? tier,
    vip: t('customers:vip'),
    rank: tierRank,
  }
}
