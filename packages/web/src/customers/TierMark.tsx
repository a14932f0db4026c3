import { useTranslation } from 'react-i18next'
import type { Tier } from '@zhike/core/customers/fields'
import { TierBadge } from '../ui/identity/TierBadge.tsx'
import { VipFlag } from '../ui/identity/VipFlag.tsx'
import { useTierNames } from './use-tier-names.ts'

/** A customer's tier as its badge. */
export function TierMark({ tier, size }: { tier: Tier | null; size?: 'middle' | 'large' }) {
  const { t } = useTranslation('customers')
  const names = useTierNames()
  const label = tier && names.label(tier)
  const title = label ? t('customers:tier', { tier: label }) : t('customers:noTier')
  return <TierBadge label={label} rank={names.rank(tier)} title={title} {...(size ? { size } : {})} />
}

export function VipMark({ isVip }: { isVip: boolean }) {
  const { t } = useTranslation('customers')
  const names = useTierNames()
  return isVip ? <VipFlag label={names.vip} title={t('customers:vipNote')} /> : null
}
