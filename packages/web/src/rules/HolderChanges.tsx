import { useTranslation } from 'react-i18next'
import type { HolderChange } from '@zhike/core/rules/schema'
import { useFormat } from '../app/session/use-format.ts'
import { HolderMark } from '../customers/HolderMark.tsx'
import { DivergingBar } from '../ui/charts/DivergingBar.tsx'
import { none } from '../ui/format/money.ts'
import { formatCount } from '../ui/format/number.ts'
import type { Column } from '../ui/table/column.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import styles from './rules.module.css'

const tightLoadPercent = 90

/** Who gains and who loses, left and right of one axis. */
export function HolderChanges({ holders }: { holders: readonly HolderChange[] }) {
  const { t } = useTranslation('rules')
  const format = useFormat()
  const most = Math.max(1, ...holders.flatMap((one) => [one.gained, one.lost]))
  const columns: Column<HolderChange>[] = [
    { key: 'holder', title: t('rules:holder'), maxWidth: 160, render: (row) => <HolderMark holder={row.holder} /> },
    {
      key: 'bar',
      title: `${t('rules:lost')} / ${t('rules:gained')}`,
      width: 180,
      render: (row) => <DivergingBar lost={row.lost} gained={row.gained} most={most} />,
    },
    { key: 'before', title: t('rules:before'), align: 'end', render: (row) => formatCount(row.before) },
    { key: 'after', title: t('rules:after'), align: 'end', render: (row) => <b>{formatCount(row.after)}</b> },
    {
      key: 'revenue',
      title: t('rules:revenue', { unit: format.moneyUnit }),
      align: 'end',
      render: (row) => format.moneyChange(Number(row.revenueAfter) - Number(row.revenueBefore)),
    },
    {
      key: 'load',
      title: t('rules:load'),
      align: 'end',
      render: (row) =>
        row.loadPercent === null ? (
          none
        ) : (
          <span className={row.loadPercent >= tightLoadPercent ? 'warn strong' : undefined}>{row.loadPercent}%</span>
        ),
    },
  ]
  return (
    <section className={styles['changes']} aria-label={t('rules:who')}>
      <h2>{t('rules:who')}</h2>
      <DataTable label={t('rules:who')} columns={columns} rows={holders} rowKey={(row) => row.holder.id} flow />
    </section>
  )
}
