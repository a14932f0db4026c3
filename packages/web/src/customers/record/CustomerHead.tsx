import { useQuery } from '@tanstack/react-query'
import { ArrowLeftRight, Clock, Info, Phone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayInZone } from '@zhike/core/kernel/time'
import type { Customer } from '@zhike/core/customers/schema'
import { useFormat } from '../../app/session/use-format.ts'
import { useCan } from '../../app/session/use-session.ts'
import { MergedFrom } from '../../merges/MergedFrom.tsx'
import { AssignDialog } from '../../ownership/AssignDialog.tsx'
import { TenureStrip } from '../../ownership/TenureStrip.tsx'
import { HolderLeave } from '../../ownership/HolderLeave.tsx'
import { WhyPopover } from '../../ownership/WhyPopover.tsx'
import { AnchorButton } from '../../ui/controls/AnchorButton.tsx'
import { Button } from '../../ui/controls/Button.tsx'
import { formatCount, formatPercent } from '../../ui/format/number.ts'
import { phoneHref } from '../../ui/format/phone.ts'
import { useIsPhone } from '../../ui/hooks/use-media-query.ts'
import { customerTierQuery } from '../api.ts'
import { HolderMark } from '../HolderMark.tsx'
import { TierMark, VipMark } from '../TierMark.tsx'
import { useTierNames } from '../use-tier-names.ts'
import { CustomerMenu } from './CustomerMenu.tsx'
import { primaryPhone } from './primary-phone.ts'
import { WatchButton } from './WatchButton.tsx'
import styles from './record.module.css'

interface CustomerHeadProps {
  customer: Customer
  onHistory: () => void
  onDeleted: () => void
}

/** Name and tier, who is responsible and why, and the line of all who were. */
export function CustomerHead({ customer, onHistory, onDeleted }: CustomerHeadProps) {
  const { t } = useTranslation(['customers', 'ownership'])
  const format = useFormat()
  const isPhone = useIsPhone()
  const [isAssigning, setAssigning] = useState(false)
  const tier = useQuery({ ...customerTierQuery(customer.id), enabled: useCan('tier.read') }).data
  const names = useTierNames()
  const call = primaryPhone(customer)
  const Name = isPhone ? 'h2' : 'h1'
  const shortName = customer.shortName ?? customer.name
  return (
    <header className={styles['head']}>
      <div className={styles['first']}>
        <TierMark tier={customer.tier} size="large" />
        <Name className="ellipsis" title={customer.name}>
          {customer.name}
        </Name>
        <VipMark isVip={customer.isVip} />
        <div className={`${styles['actions']} only-wide`}>
          <WatchButton customer={customer} />
          {customer.abilities.assign && (
            <Button icon={<ArrowLeftRight />} onClick={() => setAssigning(true)}>
              {t('ownership:assign')}
            </Button>
          )}
          {call && (
            <AnchorButton tone="soft" icon={<Phone />} href={phoneHref(call.phone)} title={`${call.of} ${call.phone}`}>
              {t('customers:call')}
            </AnchorButton>
          )}
          <CustomerMenu customer={customer} onDeleted={onDeleted} />
        </div>
      </div>
      <div className={styles['second']}>
        <span>
          <HolderMark holder={customer.holder} strong />
          {customer.holder.kind === 'person' && t('customers:isHolder')}
          <WhyPopover customerId={customer.id} holder={customer.holder} onHistory={onHistory} />
          {customer.holder.kind === 'person' && <HolderLeave customerId={customer.id} />}
        </span>
        <span className="only-wide">
          <Clock aria-hidden="true" />
          {t('customers:knownFor', { span: format.span(dayInZone(new Date(customer.createdAt), format.timeZone)) })}
        </span>
        {tier?.tier && tier.rank && (
          <span className="only-wide" title={tier.reason}>
            <Info aria-hidden="true" />
            {t(tier.shareBefore ? 'customers:tierShort' : 'customers:tierFirst', {
              tier: names.label(tier.tier),
              rank: formatCount(tier.rank),
              share: formatPercent(tier.shareBefore),
            })}
          </span>
        )}
      </div>
      <MergedFrom customerId={customer.id} mergedCount={customer.mergedCount} />
      <TenureStrip customerId={customer.id} />
      <AssignDialog
        customers={[{ id: customer.id, name: shortName, holder: customer.holder }]}
        open={isAssigning}
        onClose={() => setAssigning(false)}
      />
    </header>
  )
}
