import { useTranslation } from 'react-i18next'
import type { PooledCustomer } from '@zhike/core/pools/schema'
import { useFormat } from '../app/session/use-format.ts'
import { TierMark, VipMark } from '../customers/TierMark.tsx'
import { useReferenceNames } from '../reference/use-reference.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { CardBox } from '../ui/table/CardBox.tsx'
import { ListCard } from '../ui/table/ListCard.tsx'

interface PooledCardProps {
  row: PooledCustomer
  onClaim: ((row: PooledCustomer) => void) | undefined
  isBusy: boolean
}

/** A customer of a pool on a phone. */
export function PooledCard({ row, onClaim, isBusy }: PooledCardProps) {
  const { t } = useTranslation('pools')
  const format = useFormat()
  const names = useReferenceNames()
  return (
    <CardBox>
      <ListCard
        lead={<TierMark tier={row.tier} />}
        title={row.name}
        flag={<VipMark isVip={row.isVip} />}
        lines={[
          <Facts key="where" items={[names.region(row.regionCode), names.industry(row.industryCode)]} />,
          <Facts key="how" items={[row.label, format.instantAgo(row.enteredAt)]} />,
        ]}
        aside={[
          onClaim && (
            <Button
              key="claim"
              disabled={isBusy}
              aria-label={t('pools:claimOne', { name: row.name })}
              onClick={() => onClaim(row)}
            >
              {t('pools:claim')}
            </Button>
          ),
        ]}
      />
    </CardBox>
  )
}
