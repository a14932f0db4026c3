import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../app/session/use-format.ts'
import { useCan } from '../../app/session/use-session.ts'
import { MiniBars } from '../../ui/charts/MiniBars.tsx'
import { StatFigure } from '../../ui/charts/StatFigure.tsx'
import { formatCount, formatPercentChange } from '../../ui/format/number.ts'
import { Section } from '../../ui/layout/Section.tsx'
import { customerTierQuery, revenueByMonthQuery } from '../api.ts'
import { revenueChange } from './revenue-change.ts'

/** Twelve months of revenue, the whole beside the year before, and the place among all. */
export function RevenueTrend({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const { data } = useQuery(revenueByMonthQuery(customerId))
  const { data: tier } = useQuery({ ...customerTierQuery(customerId), enabled: useCan('tier.read') })
  if (!data) return null
  const { number, unit } = format.moneyParts(data.total12m)
  const change = revenueChange(data.total12m, data.previous12m)
  const last = data.months.at(-1)
  const hasRevenue = data.months.some((month) => Number(month.revenue) !== 0)
  return (
    <Section
      title={t('customers:revenue12m')}
      end={
        tier?.rank && tier.of ? t('customers:rankOf', { rank: formatCount(tier.rank), of: formatCount(tier.of) }) : null
      }
    >
      <StatFigure
        value={hasRevenue ? number : '—'}
        unit={hasRevenue ? unit : undefined}
        note={change === undefined ? undefined : t('customers:vsYearBefore', { change: formatPercentChange(change) })}
      />
      {hasRevenue && (
        <MiniBars
          label={t('customers:trend', { total: format.money(data.total12m) })}
          from={data.months[0]?.month ?? ''}
          to={last?.month ?? ''}
          bars={data.months.map((month) => ({
            key: month.month,
            value: Number(month.revenue),
            title: t('customers:monthBar', {
              month: month.month,
              amount: format.money(month.revenue),
              count: month.orders,
            }),
            isNow: month === last,
          }))}
        />
      )}
    </Section>
  )
}
