import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerGroup } from '@zhike/core/customer-groups/schema'
import type { Customer } from '@zhike/core/customers/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { SkeletonLines, useIsSlow } from '../ui/state/Skeleton.tsx'
import { customerGroupQuery } from './api.ts'
import styles from './customer-groups.module.css'
import { GroupTree } from './GroupTree.tsx'
import { ParentDialog } from './ParentDialog.tsx'

/** 所属集团: what stands above the customer and below it, and what all of it makes together. */
export function GroupSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customer-groups')
  const { data: group, error, refetch, isPending } = useQuery(customerGroupQuery(customer.id))
  const isSlow = useIsSlow(isPending)
  const [isChoosing, setChoosing] = useState(false)
  if (error && !group) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  if (!group) return isSlow ? <SkeletonLines lines={4} /> : null
  const isAlone = group.path.length === 0 && group.totals.customers + group.totals.hidden <= 1
  return (
    <Section
      title={t('customer-groups:title')}
      end={
        group.abilities.setParent && (
          <Button tone="link" size="small" onClick={() => setChoosing(true)}>
            {t(group.path.length > 0 ? 'customer-groups:change' : 'customer-groups:set')}
          </Button>
        )
      }
    >
      {isAlone ? (
        <p className="meta">{t('customer-groups:alone')}</p>
      ) : (
        <>
          <Totals totals={group.totals} />
          <GroupTree customer={customer} group={group} />
          {group.totals.customers > 1 && (
            <p className={styles['foot']}>
              <Link
                to="/customers"
                search={{ view: 'none', filter: { field: 'group', op: 'in', value: [customer.id] } }}
              >
                {t('customer-groups:inList')}
              </Link>
            </p>
          )}
        </>
      )}
      {isChoosing && <ParentDialog customer={customer} group={group} onClose={() => setChoosing(false)} />}
    </Section>
  )
}

function Totals({ totals }: { totals: CustomerGroup['totals'] }) {
  const { t } = useTranslation('customer-groups')
  const format = useFormat()
  const figures = [
    ['customers', t('customer-groups:customers', { count: totals.customers })],
    ['revenue12m', format.money(totals.revenue12m)],
    ['revenue', format.money(totals.revenue)],
    ['orders', String(totals.orders)],
    ['lastFollowUp', totals.lastFollowUpAt ? format.instantAgo(totals.lastFollowUpAt) : '—'],
  ] as const
  return (
    <>
      <dl className={styles['figures']}>
        {figures.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`customer-groups:figure.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {totals.hidden > 0 && (
        <p className={`${styles['hidden']} meta`}>{t('customer-groups:hidden', { count: totals.hidden })}</p>
      )}
    </>
  )
}
