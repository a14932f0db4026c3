import { useTranslation } from 'react-i18next'
import type { ListedCustomer } from '@zhike/core/customers/schema'
import { useFormat } from '../../app/session/use-format.ts'
import { useReferenceNames } from '../../reference/use-reference.ts'
import { formatPhone } from '../../ui/format/phone.ts'
import { Facts } from '../../ui/identity/Facts.tsx'
import { CardLink } from '../../ui/table/CardLink.tsx'
import { ListCard } from '../../ui/table/ListCard.tsx'
import { LastContact } from '../LastContact.tsx'
import { NextContactDay } from '../NextContactDay.tsx'
import { TierMark, VipMark } from '../TierMark.tsx'

/** A customer on a phone: name and next date, contact and region, revenue and last follow-up. */
export function CustomerCard({ row, withHolder }: { row: ListedCustomer; withHolder: boolean }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const names = useReferenceNames()
  const phone = row.primaryContact?.mobile ?? row.phone
  return (
    <CardLink to="/customers/$customerId" params={{ customerId: row.id }}>
      <ListCard
        lead={<TierMark tier={row.tier} />}
        title={row.shortName ?? row.name}
        flag={<VipMark isVip={row.isVip} />}
        lines={[
          <Facts key="contact" items={[row.primaryContact?.name, phone && formatPhone(phone)]} />,
          <Facts
            key="revenue"
            items={[
              <span key="money">
                {t('customers:in12m')}{' '}
                <span className="strong">{row.revenue12m ? format.money(row.revenue12m) : '—'}</span>
              </span>,
              withHolder && row.holder.name,
            ]}
          />,
        ]}
        aside={[
          <NextContactDay key="next" on={row.nextContactOn ?? null} step={row.nextStep ?? null} />,
          names.region(row.regionCode) || ' ',
          <LastContact key="last" at={row.lastFollowUpAt ?? null} tier={row.tier} spoken />,
        ]}
      />
    </CardLink>
  )
}
