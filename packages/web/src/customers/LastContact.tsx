import { useTranslation } from 'react-i18next'
import { daysBetween, dayInZone } from '@zhike/core/kernel/time'
import type { Tier } from '@zhike/core/customers/fields'
import { useFormat } from '../app/session/use-format.ts'
import { useSetting } from './use-setting.ts'

interface LastContactProps {
  at: string | null
  tier: Tier | null
  /** Whole words, for a card: 3天前跟进. */
  spoken?: boolean
}

/** How long ago somebody was in touch; amber once it is longer than the tier allows. */
export function LastContact({ at, tier, spoken }: LastContactProps) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const limits = useSetting('today.untouched-days')
  if (!at) return <span className="text-3">{spoken ? t('customers:neverContacted') : '—'}</span>
  const days = daysBetween(dayInZone(new Date(at), format.timeZone), format.today)
  const limit = tier ? limits[tier] : limits.none
  const ago = format.instantAgo(at)
  return (
    <span className={limit !== null && days > limit ? 'warn' : 'text-2'} title={format.instant(at)}>
      {spoken ? t('customers:contactedAgo', { ago }) : ago}
    </span>
  )
}
