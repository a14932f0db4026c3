import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Tier, TierSummary } from '@zhike/core/tiers/schema'
import { useFormat } from '../app/session/use-format.ts'
import { formatChange, formatCount, formatPercent } from '../ui/format/number.ts'
import { none } from '../ui/format/money.ts'
import { TierBadge } from '../ui/identity/TierBadge.tsx'
import { VipFlag } from '../ui/identity/VipFlag.tsx'
import type { Column } from '../ui/table/column.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { tierRank } from './tier-rank.ts'
import styles from './tiers.module.css'

interface Row {
  key: Tier | 'none' | 'vip'
  customers: number
  shareOfCustomers: number | null
  revenue: string | null
  shareOfRevenue: number | null
  average: string | null
  change: number | null
}

const barWidthPx = 72

/** Customers and revenue per tier; a tier opens its rows. */
export function TierTable({ summary, departmentId }: { summary: TierSummary; departmentId: string | undefined }) {
  const { t } = useTranslation('tiers')
  const format = useFormat()
  const rows: Row[] = [
    ...summary.tiers.map((row) => ({ ...row, key: row.tier })),
    {
      key: 'none',
      customers: summary.unranked,
      shareOfCustomers: null,
      revenue: null,
      shareOfRevenue: null,
      average: null,
      change: summary.unrankedChange,
    },
    { ...summary.vip, key: 'vip' },
  ]
  const columns: Column<Row>[] = [
    {
      key: 'tier',
      title: t('tiers:tier'),
      render: (row) => <TierName row={row} summary={summary} departmentId={departmentId} />,
    },
    {
      key: 'customers',
      title: t('tiers:customers'),
      align: 'end',
      render: (row) => <b>{formatCount(row.customers)}</b>,
    },
    {
      key: 'ofCustomers',
      title: t('tiers:shareOfCustomers'),
      align: 'end',
      render: (row) => formatPercent(row.shareOfCustomers),
    },
    {
      key: 'revenue',
      title: t('tiers:revenueIn', { unit: format.moneyUnit }),
      align: 'end',
      render: (row) => <b>{format.moneyCell(row.revenue, 1)}</b>,
    },
    {
      key: 'ofRevenue',
      title: t('tiers:shareOfRevenue'),
      align: 'end',
      render: (row) => (
        <span className={styles['share']}>
          {row.shareOfRevenue !== null && (
            <i
              className={styles['bar']}
              data-tier={row.key}
              style={{ width: row.shareOfRevenue * barWidthPx }}
              aria-hidden="true"
            />
          )}
          {formatPercent(row.shareOfRevenue)}
        </span>
      ),
    },
    { key: 'average', title: t('tiers:average'), align: 'end', render: (row) => format.moneyCell(row.average, 1) },
    {
      key: 'change',
      title: t('tiers:change'),
      align: 'end',
      render: (row) => (row.change === null ? none : row.change === 0 ? t('tiers:same') : formatChange(row.change)),
    },
  ]
  return <DataTable label={t('tiers:table')} columns={columns} rows={rows} rowKey={(row) => row.key} flow />
}

function TierName({
  row,
  summary,
  departmentId,
}: {
  row: Row
  summary: TierSummary
  departmentId: string | undefined
}) {
  const { t } = useTranslation('tiers')
  const { language } = useFormat()
  const department = departmentId ? { department: departmentId } : {}
  if (row.key === 'none') {
    return (
      <span className={styles['tierName']}>
        <TierBadge label={null} title={t('tiers:noTier')} />
        <span className="meta">{t('tiers:unranked')}</span>
      </span>
    )
  }
  if (row.key === 'vip') {
    return (
      <Link to="/tiers/customers" search={{ vip: true, ...department }} className={styles['tierName']}>
        <VipFlag label={t('tiers:vip')} />
        {t('tiers:vipNote', { percent: summary.run.scheme.vipPercent })}
      </Link>
    )
  }
  const label = summary.run.scheme.labels[row.key][language]
  return (
    <Link
      to="/tiers/customers"
      search={{ tier: row.key, ...department }}
      className={styles['tierName']}
      title={t('tiers:openTier', { tier: row.key })}
    >
      <TierBadge label={row.key} rank={tierRank(row.key)} title={t('tiers:tierOf', { tier: row.key })} />
      {label === row.key ? t('tiers:listTitle', { tier: row.key }) : label}
    </Link>
  )
}
