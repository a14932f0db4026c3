import styles from './charts.module.css'

export interface Bar {
  key: string
  value: number
  /** Below the bar: 一, 二 …; may be left out where only the ends are named. */
  label?: string
  /** On hover and for screen readers: 周一 6 次. */
  title: string
  isNow?: boolean
}

interface MiniBarsProps {
  /** The whole in one sentence, for screen readers. */
  label: string
  bars: readonly Bar[]
  height?: number
  /** Writes the value above each bar. */
  showValues?: boolean
  formatValue?: (value: number) => string
  /** The ends of the axis, where bars have no labels of their own. */
  from?: string
  to?: string
}

/** Bars of a week or a year in neutral grey, the present in accent. */
export function MiniBars({ label, bars, height = 76, showValues, formatValue = String, from, to }: MiniBarsProps) {
  const most = Math.max(...bars.map((bar) => bar.value), 0)
  return (
    <div>
      <div
        role="img"
        aria-label={label}
        className={styles['bars']}
        data-labelled={bars.some((bar) => bar.label) || undefined}
        style={{ height }}
      >
        {bars.map((bar) => (
          <div key={bar.key} className={styles['bar']} data-now={bar.isNow || undefined} title={bar.title}>
            {showValues && bar.value > 0 && <span>{formatValue(bar.value)}</span>}
            <i
              data-empty={bar.value <= 0 || undefined}
              style={{ flexGrow: most > 0 ? Math.max(0, bar.value) / most : 0 }}
            />
            {bar.label && <span>{bar.label}</span>}
          </div>
        ))}
      </div>
      {(from || to) && (
        <div className={styles['axis']} aria-hidden="true">
          <span>{from}</span>
          <span>{to}</span>
        </div>
      )}
    </div>
  )
}
