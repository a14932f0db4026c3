import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { PenLine, Phone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '@zhike/core/customers/schema'
import { useCan } from '../../app/session/use-session.ts'
import { CollaboratorsSection } from '../../collaborators/CollaboratorsSection.tsx'
import { FollowUpComposer } from '../../follow-ups/FollowUpComposer.tsx'
import { OrderTable } from '../../orders/OrderTable.tsx'
import { TenureList } from '../../ownership/TenureList.tsx'
import { WhyBox } from '../../ownership/WhyBox.tsx'
import { useReferenceNames } from '../../reference/use-reference.ts'
import { TagsSection } from '../../tags/TagsSection.tsx'
import { AnchorButton } from '../../ui/controls/AnchorButton.tsx'
import { Button } from '../../ui/controls/Button.tsx'
import { TabBar } from '../../ui/controls/TabBar.tsx'
import { formatCount } from '../../ui/format/number.ts'
import { phoneHref } from '../../ui/format/phone.ts'
import { Section } from '../../ui/layout/Section.tsx'
import { customerTierQuery, timelineQuery } from '../api.ts'
import { ContactsSection } from './ContactsSection.tsx'
import { CustomerMenu } from './CustomerMenu.tsx'
import { DrawerFigures } from './DrawerFigures.tsx'
import { NextStep } from './NextStep.tsx'
import { primaryPhone } from './primary-phone.ts'
import { ProfileSection } from './ProfileSection.tsx'
import { TimelinePanel } from './TimelinePanel.tsx'
import styles from './record.module.css'

type DrawerTab = 'overview' | 'timeline' | 'orders' | 'contacts' | 'ownership'
const shortTimeline = 3

export function DrawerContent({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation(['customers', 'follow-ups', 'contacts'])
  const names = useReferenceNames()
  const [tab, setTab] = useState<DrawerTab>('overview')
  const [isWriting, setWriting] = useState(false)
  const tier = useQuery({ ...customerTierQuery(customer.id), enabled: useCan('tier.read') }).data
  const counts = useInfiniteQuery(timelineQuery(customer.id, undefined)).data?.pages[0]?.counts
  const total = counts && counts['follow-up'] + counts.order + counts.ownership + counts.tier
  const { abilities } = customer
  const call = primaryPhone(customer)
  const name = customer.shortName ?? customer.name
  const count = (value: number | null | undefined) => (value ? { count: value } : {})
  const write = abilities.writeFollowUps && (
    <Button icon={<PenLine />} aria-expanded={isWriting} onClick={() => setWriting(!isWriting)}>
      {t('follow-ups:write')}
    </Button>
  )
  return (
    <>
      <div className={styles['drawerFacts']}>
        <span>{names.region(customer.regionCode)}</span>
        <span>{names.industry(customer.industryCode)}</span>
        {tier?.rank && tier.of && (
          <span>{t('customers:rankOf', { rank: formatCount(tier.rank), of: formatCount(tier.of) })}</span>
        )}
      </div>
      <div className={styles['drawerButtons']}>
        {call && (
          <AnchorButton tone="primary" icon={<Phone />} href={phoneHref(call.phone)} title={`${call.of} ${call.phone}`}>
            {t('customers:call')}
          </AnchorButton>
        )}
        {write}
        <CustomerMenu customer={customer} onDeleted={onClose} />
      </div>
      {isWriting && (
        <div className={styles['drawerComposer']}>
          <FollowUpComposer
            customer={{ ...customer, name }}
            takesFocus
            onSaved={() => setWriting(false)}
            onCancel={() => setWriting(false)}
          />
        </div>
      )}
      <TabBar
        className={styles['drawerTabs'] ?? ''}
        label={customer.name}
        value={tab}
        tabs={[
          { key: 'overview', label: t('customers:tab.overview') },
          { key: 'timeline', label: t('customers:tab.timeline'), ...count(total) },
          { key: 'orders', label: t('customers:tab.orders'), ...count(customer.orderCount) },
          { key: 'contacts', label: t('contacts:title'), ...count(customer.contactCount) },
          { key: 'ownership', label: t('customers:tab.ownership') },
        ]}
        onChange={setTab}
      />
      {tab === 'overview' && (
        <>
          <Section>
            <WhyBox customerId={customer.id} holder={customer.holder} onHistory={() => setTab('ownership')} />
          </Section>
          <NextStep customer={customer} />
          <DrawerFigures customer={customer} />
          <TagsSection customer={customer} />
          <Section
            title={t('customers:latest')}
            className={styles['latest'] ?? ''}
            end={
              total !== null &&
              total !== undefined &&
              total > shortTimeline && (
                <Button tone="link" size="small" onClick={() => setTab('timeline')}>
                  {t('customers:allEntries', { count: total })}
                </Button>
              )
            }
          >
            <TimelinePanel customerId={customer.id} limit={shortTimeline} emptyAction={write} />
          </Section>
        </>
      )}
      {tab === 'timeline' && <TimelinePanel customerId={customer.id} emptyAction={write} />}
      {tab === 'orders' && <OrderTable customerId={customer.id} mayWrite={abilities.writeOrders} />}
      {tab === 'contacts' && (
        <>
          <ContactsSection customer={customer} />
          <CollaboratorsSection customer={customer} />
          <ProfileSection customer={customer} />
        </>
      )}
      {tab === 'ownership' && <TenureList customerId={customer.id} />}
    </>
  )
}
