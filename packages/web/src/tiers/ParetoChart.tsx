import { useTranslation } from 'react-i18next'
import type { TierSummary } from '@zhike/core/tiers/schema'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { formatCount, formatPercent } from '../ui/format/number.ts'
import { placeLabels, placeOnAxis, textWidth, type PlacedLabel } from './curve-labels.ts'
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
  ]
    .filter((mark, index, all) => mark.count > 0 && mark.count < total && mark.count !== all[index - 1]?.count)
    .map((mark) => {
      const [x, y] = at({ customers: mark.count, share: shareAt(curve, mark.count) })
      const note = t('tiers:curveFirst', {
        formatted: formatCount(mark.count),
        share: formatPercent(mark.count / total),
      })
      return { ...mark, note, x, y }
    })
  const areas = tierLetters.map((letter, index) => {
    const points = stretch(curve, bounds[index] ?? 0, bounds[index + 1] ?? 0).map(at)
    const [left = 0] = points[0] ?? []
    const [right = 0] = points.at(-1) ?? []
    return { letter, points, middle: right - left > 18 ? (left + right) / 2 : null, isEmpty: right === left }
  })
  const labels = placeLabels(
    size.box,
    marks.map(({ x, y, title, note }) => ({ x, y, title: textWidth(title, 13), note: textWidth(note, 12) })),
    areas.flatMap(({ middle }) =>
      middle === null ? [] : [{ left: middle - 6, top: floor - 24, width: 12, height: 18 }],
    ),
    (x) => at({ customers: 0, share: shareAt(curve, ((x - size.box.left) / size.box.width) * total) })[1],
  )
  const right = size.box.left + size.box.width
  const axis = [
    { text: t('tiers:curveAll', { formatted: formatCount(total) }), x: right },
    ...marks.map(({ count, x }) => ({ text: formatCount(count), x })),
    { text: '0', x: size.box.left },
  ]
  const places = placeOnAxis(
    size.box.left,
    right,
    axis.map(({ text, x }) => ({ x, width: textWidth(text, 12) })),
  )
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
      {areas.map(({ letter, points, middle, isEmpty }) => (
        <g key={letter} data-tier={letter}>
          {!isEmpty && <path d={areaPath(points, floor)} className={styles['area']} />}
          {!isEmpty && <path d={linePath(points)} className={styles['line']} />}
          {middle !== null && (
            <text x={middle} y={floor - 10} textAnchor="middle" className={styles['zone']}>
              {letter}
            </text>
          )}
        </g>
      ))}
      {marks.map((mark, index) => (
        <Threshold key={mark.count} mark={mark} label={labels[index] ?? null} box={size.box} />
      ))}
      {axis.map(({ text }, index) => {
        const x = places[index]
        return (
          typeof x === 'number' && (
            <text key={text} x={x} y={floor + 18} textAnchor="middle" className={styles['tick']}>
              {text}
            </text>
          )
        )
      })}
    </svg>
  )
}

function areaPath(points: readonly [number, number][], floor: number): string {
  return `${linePath(points)} L${points.at(-1)?.[0] ?? 0} ${floor} L${points[0]?.[0] ?? 0} ${floor}Z`
}

interface ThresholdProps {
  mark: { title: string; note: string; x: number; y: number }
  label: PlacedLabel | null
  box: Box
}

function Threshold({ mark: { title, note, x, y }, label, box }: ThresholdProps) {
  return (
    <g>
      <path d={`M${box.left} ${y} H${x} V${box.top + box.height}`} className={styles['threshold']} />
      <circle cx={x} cy={y} r={4.5} className={styles['point']} />
      {label && (
        <text
          x={label.anchor === 'start' ? label.rect.left : label.rect.left + label.rect.width}
          y={label.rect.top + 14}
          textAnchor={label.anchor}
          className={styles['mark']}
        >
          {title}
        </text>
      )}
      {label?.hasNote && (
        <text
          x={label.anchor === 'start' ? label.rect.left : label.rect.left + label.rect.width}
          y={label.rect.top + 31}
          textAnchor={label.anchor}
          className={styles['tick']}
        >
          {note}
        </text>
      )}
    </g>
  )
}
