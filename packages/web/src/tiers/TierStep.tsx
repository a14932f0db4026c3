import { ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Tier } from '@zhike/core/tiers/schema'
import { TierBadge } from '../ui/identity/TierBadge.tsx'
import { tierRank } from './tier-rank.ts'
import styles from './tiers.module.css'

/** From one tier to another: B → A. */
export function TierStep({ from, to }: { from: Tier | null; to: Tier | null }) {
  return (
    <span className={styles['step']}>
      <OneTier tier={from} />
      <ArrowRight aria-hidden="true" size={14} />
      <OneTier tier={to} />
    </span>
  )
}

export function OneTier({ tier }: { tier: Tier | null }) {
  const { t } = useTranslation('tiers')
  return <TierBadge label={tier} rank={tierRank(tier)} title={tier ? t('tiers:tierOf', { tier }) : t('tiers:noTier')} />
}
