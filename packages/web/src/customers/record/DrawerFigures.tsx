import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Customer } from '@zhike/core/customers/schema'
import { useFormat } from '../../app/session/use-format.ts'
import { StatFigure } from '../../ui/charts/StatFigure.tsx'
import { formatPercentChange } from '../../ui/format/number.ts'
import { Section } from '../../ui/layout/Section.tsx'
import { revenueByMonthQuery } from '../api.ts'
import { revenueChange } from './revenue-change.ts'
import styles from './record.module.css'

/** Revenue of twelve months, against the year before, and the average order. */
export function DrawerFigures({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const { data } = useQuery(revenueByMonthQuery(customer.id))
  if (customer.orderCount === 0) return null
  const orders = data?.months.reduce((sum, month) => sum + month.orders, 0) ?? 0
  const whole = data && Number(data.total12m) !== 0 ? format.moneyParts(data.total12m) : undefined
  const average = data && orders > 0 ? format.moneyParts(Number(data.total12m) / orders) : undefined
  const change = data && revenueChange(data.total12m, data.previous12m)
  return (
    <Section>
      <div className={styles['figures']}>
        <StatFigure size="middle" label={t('customers:in12m')} value={whole?.number ?? '—'} unit={whole?.unit} />
        <StatFigure
          size="middle"
          label={t('customers:againstYearBefore')}
          value={change === undefined ? '—' : formatPercentChange(change)}
        />
        <StatFigure
          size="middle"
          label={t('customers:averageOrder')}
          value={average?.number ?? '—'}
          unit={average?.unit}
        />
      </div>
    </Section>
  )
}
