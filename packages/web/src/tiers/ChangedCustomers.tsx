import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { TierSummary } from '@zhike/core/tiers/schema'
import { useFormat } from '../app/session/use-format.ts'
import { Section } from '../ui/layout/Section.tsx'
import { tierCustomersQuery } from './api.ts'
import { TierStep } from './TierStep.tsx'
import styles from './tiers.module.css'

const shown = 8

/** The first rows of those whose tier the latest run changed. */
export function ChangedCustomers({
  summary,
  departmentId,
}: {
  summary: TierSummary
  departmentId: string | undefined
}) {
  const { t } = useTranslation('tiers')
  const format = useFormat()
  const department = departmentId ? { department: departmentId } : {}
  const { data } = useQuery(tierCustomersQuery({ changed: true, ...department }, shown))
  if (summary.changed === 0) return null
  return (
    <Section
      title={t('tiers:changedTitle', { count: summary.changed })}
      end={
        <Link to="/tiers/customers" search={{ changed: true, ...department }}>
          {t('tiers:showAll')}
        </Link>
      }
    >
      <ul className={styles['changes']}>
        {data?.items.map((row) => (
          <li key={row.customerId}>
            <TierStep from={row.change?.fromTier ?? null} to={row.tier} />
            <Link
              to="/customers/$customerId"
              params={{ customerId: row.customerId }}
              className="ellipsis strong plain-link"
            >
              {row.shortName ?? row.name}
            </Link>
            <span className={`ellipsis meta ${styles['wideOnly']}`}>{row.change?.reason}</span>
            <span className={`ellipsis meta ${styles['wideOnly']}`}>{row.holder.name}</span>
            <span className={styles['figure']}>
              {format.moneyChange(difference(row.revenue, row.change?.previousRevenue ?? null))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function difference(now: string | null, before: string | null): number {
  return Number(now ?? 0) - Number(before ?? 0)
}
