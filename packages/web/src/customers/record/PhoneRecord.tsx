import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronLeft, PenLine, Phone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CollaboratorsSection } from '../../collaborators/CollaboratorsSection.tsx'
import { CompletenessSection } from '../../completeness/CompletenessSection.tsx'
import { ConsentSection } from '../../consents/ConsentSection.tsx'
import { FilesSection } from '../../files/FilesSection.tsx'
import { FollowUpComposer } from '../../follow-ups/FollowUpComposer.tsx'
import { OrderTable } from '../../orders/OrderTable.tsx'
import { TenureList } from '../../ownership/TenureList.tsx'
import { RelatedPanel } from '../../related/RelatedPanel.tsx'
import { SpecialDaysSection } from '../../special-days/SpecialDaysSection.tsx'
import { TagsSection } from '../../tags/TagsSection.tsx'
import { AnchorButton } from '../../ui/controls/AnchorButton.tsx'
import { Button } from '../../ui/controls/Button.tsx'
import { IconLink } from '../../ui/controls/IconLink.tsx'
import { TabBar } from '../../ui/controls/TabBar.tsx'
import { phoneHref } from '../../ui/format/phone.ts'
import { PageHead } from '../../ui/layout/PageHead.tsx'
import { PhoneActionBar } from '../../ui/layout/PhoneActionBar.tsx'
import { BottomSheet } from '../../ui/overlay/BottomSheet.tsx'
import { timelineQuery } from '../api.ts'
import { ContactsSection } from './ContactsSection.tsx'
import { CustomerHead } from './CustomerHead.tsx'
import { CustomerMenu } from './CustomerMenu.tsx'
import { NextStep } from './NextStep.tsx'
import { primaryPhone } from './primary-phone.ts'
import { ProfileSection } from './ProfileSection.tsx'
import type { RecordProps } from './record-props.ts'
import { RevenueTrend } from './RevenueTrend.tsx'
import { TimelineKinds } from './TimelineKinds.tsx'
import { TimelinePanel } from './TimelinePanel.tsx'
import { timelineTotal } from './timeline-total.ts'
import { WatchButton } from './WatchButton.tsx'
import styles from './record.module.css'

/** One column with tabs, and below it, always at hand: 打电话 · 写跟进. */
export function PhoneRecord({ customer, tab, kind, onTab, onKind, onDeleted }: RecordProps) {
  const { t } = useTranslation(['customers', 'follow-ups', 'contacts'])
  const [isWriting, setWriting] = useState(false)
  const counts = useInfiniteQuery(timelineQuery(customer.id, kind)).data?.pages[0]?.counts
  const entries = timelineTotal(counts)
  const { abilities } = customer
  const call = primaryPhone(customer)
  const name = customer.shortName ?? customer.name
  const count = (value: number | null | undefined) => (value ? { count: value } : {})
  const write = abilities.writeFollowUps && (
    <Button tone="primary" icon={<PenLine />} onClick={() => setWriting(true)}>
      {t('follow-ups:write')}
    </Button>
  )
  return (
    <>
      <PageHead
        title={t('customers:one')}
        back={<IconLink size="large" to="/customers" label={t('customers:backToList')} icon={<ChevronLeft />} />}
        phoneActions={
          <>
            <WatchButton customer={customer} size="large" />
            <CustomerMenu customer={customer} size="large" onDeleted={onDeleted} />
          </>
        }
      />
      <CustomerHead customer={customer} onHistory={() => onTab('ownership')} onDeleted={onDeleted} />
      <NextStep customer={customer} />
      <TabBar
        className={styles['phoneTabs'] ?? ''}
        label={name}
        value={tab}
        tabs={[
          { key: 'timeline', label: t('customers:tab.timeline'), ...(entries?.total ? { count: entries.shown } : {}) },
          { key: 'profile', label: t('customers:tab.profile') },
          { key: 'contacts', label: t('contacts:title'), ...count(customer.contactCount) },
          { key: 'orders', label: t('customers:tab.orders'), ...count(customer.orderCount) },
          { key: 'ownership', label: t('customers:tab.ownership') },
          { key: 'related', label: t('customers:tab.related') },
        ]}
        onChange={onTab}
      />
      {tab === 'timeline' && (
        <>
          <TimelineKinds kind={kind} onKind={onKind} />
          <TimelinePanel customerId={customer.id} kind={kind} emptyAction={write} />
        </>
      )}
      {tab === 'profile' && (
        <>
          <TagsSection customer={customer} />
          <CompletenessSection customer={customer} />
          <ProfileSection customer={customer} />
          <SpecialDaysSection customer={customer} />
          <FilesSection customer={customer} />
          <ConsentSection customerId={customer.id} />
        </>
      )}
      {tab === 'contacts' && (
        <>
          <ContactsSection customer={customer} />
          <CollaboratorsSection customer={customer} />
        </>
      )}
      {tab === 'orders' && (
        <>
          <RevenueTrend customerId={customer.id} />
          <OrderTable customerId={customer.id} mayWrite={abilities.writeOrders} />
        </>
      )}
      {tab === 'ownership' && <TenureList customerId={customer.id} />}
      {tab === 'related' && <RelatedPanel customer={customer} />}
      {(call || write) && (
        <PhoneActionBar label={t('customers:actions')}>
          {call && (
            <AnchorButton icon={<Phone />} href={phoneHref(call.phone)}>
              {t('customers:call')}
            </AnchorButton>
          )}
          {write}
        </PhoneActionBar>
      )}
      <BottomSheet title={t('follow-ups:write')} open={isWriting} onClose={() => setWriting(false)}>
        <p className={styles['for']}>{name}</p>
        <FollowUpComposer customer={{ ...customer, name }} takesFocus lines={4} onSaved={() => setWriting(false)} />
      </BottomSheet>
    </>
  )
}
