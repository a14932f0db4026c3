import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Segment } from '@zhike/core/segments/schema'
import { useFormat } from '../app/session/use-format.ts'
import { customerTotalsQuery } from '../customers/api.ts'
import { SizeLine } from '../ui/charts/SizeLine.tsx'
import { StatFigure } from '../ui/charts/StatFigure.tsx'
import { formatChange, formatCount } from '../ui/format/number.ts'
import { selectionOf } from './selection-of.ts'
import styles from './segments.module.css'

/** How many there are now inside one's scope and what they bring; where the whole company is one's scope, how it grew. */
export function SegmentFigures({ segment }: { segment: Segment }) {
  const { t } = useTranslation('segments')
  const format = useFormat()
  const totals = useQuery(customerTotalsQuery(selectionOf(segment.id))).data
  const { sizes } = segment
  const [first] = sizes
  const last = sizes[sizes.length - 1]
  const change = first && last ? last.customers - first.customers : 0
  return (
    <div className={styles['figures']}>
      <StatFigure
        size="middle"
        label={t('segments:now')}
        value={totals ? formatCount(totals.count) : '…'}
        unit={t('segments:customersUnit')}
      />
      <StatFigure
        size="middle"
        label={t('segments:revenue')}
        value={totals ? format.money(totals.revenue12m, 1) : '…'}
      />
      {first && last && sizes.length > 1 && (
        <>
          <StatFigure
            size="middle"
            label={t('segments:since', { day: format.date(first.day) })}
            value={formatChange(change)}
            unit={t('segments:customersUnit')}
          />
          <div className={styles['history']}>
            <SizeLine
              label={t('segments:lineWords', {
                name: segment.name,
                from: formatCount(first.customers),
                to: formatCount(last.customers),
                day: format.date(first.day),
              })}
              points={sizes.map(({ day, customers }) => ({ key: day, value: customers }))}
              width={640}
              height={64}
              from={format.date(first.day)}
              to={format.date(last.day)}
              format={formatCount}
            />
          </div>
        </>
      )}
    </div>
  )
}
