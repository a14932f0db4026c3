import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CollaboratorsSection } from '../../collaborators/CollaboratorsSection.tsx'
import { CompletenessSection } from '../../completeness/CompletenessSection.tsx'
import { ConsentSection } from '../../consents/ConsentSection.tsx'
import { FilesSection } from '../../files/FilesSection.tsx'
import { FollowUpComposer } from '../../follow-ups/FollowUpComposer.tsx'
import { OrderTable } from '../../orders/OrderTable.tsx'
import { tenuresQuery } from '../../ownership/api.ts'
import { TenureList } from '../../ownership/TenureList.tsx'
import { RelatedPanel } from '../../related/RelatedPanel.tsx'
import { SpecialDaysSection } from '../../special-days/SpecialDaysSection.tsx'
import { TagsSection } from '../../tags/TagsSection.tsx'
import { TabBar } from '../../ui/controls/TabBar.tsx'
import { useMediaQuery } from '../../ui/hooks/use-media-query.ts'
import { useShortcuts } from '../../ui/keyboard/shortcuts.ts'
import { timelineQuery } from '../api.ts'
import { ContactsSection } from './ContactsSection.tsx'
import { CustomerHead } from './CustomerHead.tsx'
import { LatestOrders } from './LatestOrders.tsx'
import { NextStep } from './NextStep.tsx'
import { ProfileSection } from './ProfileSection.tsx'
import type { RecordProps } from './record-props.ts'
import { RevenueTrend } from './RevenueTrend.tsx'
import { TimelineKinds } from './TimelineKinds.tsx'
import { TimelinePanel } from './TimelinePanel.tsx'
import { timelineTotal } from './timeline-total.ts'
import styles from './record.module.css'

/** Facts left, the box over the timeline in the middle, what is next on the right; narrower, two columns. */
export function WideRecord({ customer, tab, kind, onTab, onKind, onDeleted }: RecordProps) {
  const { t } = useTranslation(['customers', 'ui'])
  const isNarrow = useMediaQuery('(max-width: 1280px)')
  const composer = useRef<HTMLDivElement>(null)
  const tenures = useQuery(tenuresQuery(customer.id)).data
  const counts = useInfiniteQuery(timelineQuery(customer.id, kind)).data?.pages[0]?.counts
  const shown = tab === 'profile' || tab === 'contacts' ? 'timeline' : tab
  const entries = timelineTotal(counts)
  const { abilities } = customer
  const name = customer.shortName ?? customer.name

  useEffect(() => {
    document.title = t('ui:documentTitle', { page: name })
  }, [name, t])
  useShortcuts(
    [
      {
        keys: 'n',
        run: () => {
          onTab('timeline')
          composer.current?.querySelector('textarea')?.focus()
        },
      },
    ],
    abilities.writeFollowUps,
  )
  const right = (
    <>
      <NextStep customer={customer} />
      <RevenueTrend customerId={customer.id} />
      <LatestOrders customerId={customer.id} count={customer.orderCount} onAll={() => onTab('orders')} />
    </>
  )
  return (
    <>
      <CustomerHead customer={customer} onHistory={() => onTab('ownership')} onDeleted={onDeleted} />
      <div className={styles['columns']}>
        <section className={styles['left']} aria-label={t('customers:known')} tabIndex={-1}>
          {isNarrow && right}
          <TagsSection customer={customer} />
          <ContactsSection customer={customer} />
          <CollaboratorsSection customer={customer} />
          <CompletenessSection customer={customer} />
          <ProfileSection customer={customer} />
          <SpecialDaysSection customer={customer} />
          <FilesSection customer={customer} />
          <ConsentSection customerId={customer.id} />
        </section>
        <section className={styles['middle']} aria-label={t('customers:tab.timeline')} tabIndex={-1}>
          <TabBar
            className={styles['tabs'] ?? ''}
            label={name}
            value={shown}
            tabs={[
              {
                key: 'timeline',
                label: t('customers:tab.timeline'),
                ...(entries?.total ? { count: entries.shown } : {}),
              },
              {
                key: 'orders',
                label: t('customers:tab.orders'),
                ...(customer.orderCount ? { count: customer.orderCount } : {}),
              },
              {
                key: 'ownership',
                label: t('customers:tab.history'),
                ...(tenures ? { count: tenures.items.length } : {}),
              },
              { key: 'related', label: t('customers:tab.related') },
            ]}
            onChange={onTab}
          />
          {shown === 'timeline' && (
            <>
              {abilities.writeFollowUps && (
                <div ref={composer} className={styles['composer']}>
                  <FollowUpComposer customer={{ ...customer, name }} />
                </div>
              )}
              <TimelineKinds kind={kind} onKind={onKind} />
              <TimelinePanel customerId={customer.id} kind={kind} />
            </>
          )}
          {shown === 'orders' && <OrderTable customerId={customer.id} mayWrite={abilities.writeOrders} />}
          {shown === 'ownership' && <TenureList customerId={customer.id} />}
          {shown === 'related' && <RelatedPanel customer={customer} />}
        </section>
        {!isNarrow && (
          <section className={styles['right']} aria-label={t('customers:ahead')} tabIndex={-1}>
            {right}
          </section>
        )}
      </div>
    </>
  )
}
