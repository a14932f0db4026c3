import styles from './charts.module.css'

export interface SizePoint {
  key: string
  value: number
}

interface SizeLineProps {
  /** The whole in one sentence, for screen readers. */
  label: string
  points: readonly SizePoint[]
  width?: number
  height?: number
  /** The ends of the axis and the range, for the large one. */
  from?: string
  to?: string
  format?: (value: number) => string
}

/** One figure over time as a thin line; the last point in accent. Fills the width of what it stands in when `from` is given. */
export function SizeLine({ label, points, width = 96, height = 24, from, to, format }: SizeLineProps) {
  if (points.length === 0) return null
  const values = points.map((point) => point.value)
  const low = Math.min(...values)
  const high = Math.max(...values)
  const inset = 3
  const x = (index: number) =>
    points.length === 1 ? width - inset : inset + (index / (points.length - 1)) * (width - 2 * inset)
  // A line that never moves runs through the middle.
  const y = (value: number) =>
    high === low ? height / 2 : inset + (1 - (value - low) / (high - low)) * (height - 2 * inset)
  const path = points.map(
    (point, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(point.value).toFixed(1)}`,
  )
  const last = points[points.length - 1]
  const isLarge = from !== undefined
  return (
    <div className={styles['sizeLine']} data-large={isLarge || undefined}>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${width} ${height}`}
        width={isLarge ? '100%' : width}
        height={height}
        preserveAspectRatio="none"
      >
        <path d={path.join(' ')} vectorEffect="non-scaling-stroke" />
        {last && !isLarge && <circle cx={x(points.length - 1)} cy={y(last.value)} r={2.5} />}
      </svg>
      {isLarge && (
        <div className={styles['axis']} aria-hidden="true">
          <span>{from}</span>
          {format && low !== high && (
            <span>
              {format(low)} – {format(high)}
            </span>
          )}
          <span>{to}</span>
        </div>
      )}
    </div>
  )
}
