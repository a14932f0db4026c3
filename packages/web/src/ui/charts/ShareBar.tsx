import styles from './charts.module.css'

export interface Share {
  key: string
  value: number
  /** In the legend: A 18. */
  label: string
  /** A tier's rank (1 to 3), or 0 for what has none; `accent` for a single measure. */
  tone: 0 | 1 | 2 | 3 | 'accent'
}

interface ShareBarProps {
  /** The whole in one sentence, for screen readers. */
  label: string
  shares: readonly Share[]
  legend?: boolean
  height?: number
  /** What 100 % is; by default the sum. */
  total?: number
}

/** How a whole falls into parts: customers by tier, a degree of completion. */
export function ShareBar({ label, shares, legend = true, height = 8, total }: ShareBarProps) {
  const whole = total ?? shares.reduce((sum, share) => sum + share.value, 0)
  return (
    <div>
      <div role="img" aria-label={label} className={styles['shares']} style={{ height, borderRadius: height / 2 }}>
        {shares
          .filter((share) => share.value > 0 && whole > 0)
          .map((share) => (
            <i key={share.key} data-tone={share.tone} style={{ width: `${(share.value / whole) * 100}%` }} />
          ))}
      </div>
      {legend && <Legend items={shares} />}
    </div>
  )
}

export function Legend({
  items,
}: {
  items: readonly { key: string; label: string; tone: Share['tone'] | 'lost' | 'gained' }[]
}) {
  return (
    <ul className={styles['legend']}>
      {items.map((item) => (
        <li key={item.key}>
          <i data-tone={item.tone} />
          {item.label}
        </li>
      ))}
    </ul>
  )
}
