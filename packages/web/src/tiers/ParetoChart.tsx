import { useTranslation } from 'react-i18next'
import type { TierSummary } from '@zhike/core/tiers/schema'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { formatCount, formatPercent } from '../ui/format/number.ts'
import { linePath, place, shareAt, stretch, type Box, type CurvePoint } from './pareto-path.ts'
import styles from './tiers.module.css'

const wide = { width: 840, height: 280, box: { left: 44, top: 10, width: 780, height: 242 } }
const narrow = { width: 358, height: 240, box: { left: 44, top: 10, width: 306, height: 204 } }
const gridShares = [0, 0.25, 0.5, 0.75, 1]
const tierLetters = ['A', 'B', 'C'] as const

/** Few customers, most of the revenue: the cumulative curve with the areas of the tiers. */
export function ParetoChart({ summary }: { summary: TierSummary }) {
  const { t } = useTranslation('tiers')
  const size = useIsPhone() ? narrow : wide
  const total = summary.ranked
  const curve: CurvePoint[] = [{ customers: 0, share: 0 }, ...summary.curve.filter((point) => point.customers > 0)]
  const [a = 0, b = 0] = summary.tiers.map((row) => row.customers)
  const bounds = [0, a, a + b, total]
  const at = (point: CurvePoint) => place(size.box, total, point)
  const floor = size.box.top + size.box.height
  const marks = [
    { count: a, title: t('tiers:curveA', { share: formatPercent(shareAt(curve, a), 0) }) },
    { count: a + b, title: t('tiers:curveB', { share: formatPercent(shareAt(curve, a + b), 0) }) },
  ].filter((mark) => mark.count > 0 && mark.count < total)
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      className={styles['curve']}
      role="img"
      aria-label={t('tiers:curve', { customers: formatCount(a), share: formatPercent(shareAt(curve, a), 0) })}
    >
      {gridShares.map((share) => {
        const [, y] = at({ customers: 0, share })
        return (
          <g key={share}>
            <line x1={size.box.left} x2={size.box.left + size.box.width} y1={y} y2={y} className={styles['grid']} />
            <text x={size.box.left - 8} y={y + 4} textAnchor="end" className={styles['tick']}>
              {formatPercent(share, 0)}
            </text>
          </g>
        )
      })}
      {tierLetters.map((letter, index) => (
        <TierArea
          key={letter}
          letter={letter}
          points={stretch(curve, bounds[index] ?? 0, bounds[index + 1] ?? 0).map(at)}
          floor={floor}
        />
      ))}
      {marks.map((mark) => (
        <Threshold key={mark.count} mark={mark} at={at} curve={curve} box={size.box} floor={floor} total={total} />
      ))}
      <text x={size.box.left} y={floor + 18} textAnchor="start" className={styles['tick']}>
        0
      </text>
      <text x={size.box.left + size.box.width} y={floor + 18} textAnchor="end" className={styles['tick']}>
        {t('tiers:curveAll', { formatted: formatCount(total) })}
      </text>
    </svg>
  )
}

function TierArea({ letter, points, floor }: { letter: string; points: [number, number][]; floor: number }) {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || last[0] === first[0]) return null
  return (
    <g data-tier={letter}>
      <path d={`${linePath(points)} L${last[0]} ${floor} L${first[0]} ${floor}Z`} className={styles['area']} />
      <path d={linePath(points)} className={styles['line']} />
      {last[0] - first[0] > 18 && (
        <text x={(first[0] + last[0]) / 2} y={floor - 10} textAnchor="middle" className={styles['zone']}>
          {letter}
        </text>
      )}
    </g>
  )
}

interface ThresholdProps {
  mark: { count: number; title: string }
  at: (point: CurvePoint) => [number, number]
  curve: readonly CurvePoint[]
  box: Box
  floor: number
  total: number
}

function Threshold({ mark, at, curve, box, floor, total }: ThresholdProps) {
  const { t } = useTranslation('tiers')
  const [x, y] = at({ customers: mark.count, share: shareAt(curve, mark.count) })
  const isLeft = x < box.left + box.width * 0.62
  return (
    <g>
      <path d={`M${box.left} ${y} H${x} V${floor}`} className={styles['threshold']} />
      <circle cx={x} cy={y} r={4.5} className={styles['point']} />
      <text x={isLeft ? x + 12 : x - 12} y={y + 20} textAnchor={isLeft ? 'start' : 'end'} className={styles['mark']}>
        {mark.title}
      </text>
      <text x={isLeft ? x + 12 : x - 12} y={y + 37} textAnchor={isLeft ? 'start' : 'end'} className={styles['tick']}>
        {t('tiers:curveFirst', { formatted: formatCount(mark.count), share: formatPercent(mark.count / total) })}
      </text>
      <text x={x} y={floor + 18} textAnchor="middle" className={styles['tick']}>
        {formatCount(mark.count)}
      </text>
    </g>
  )
}
