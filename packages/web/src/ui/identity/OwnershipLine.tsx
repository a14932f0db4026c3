import styles from './ownership-line.module.css'

export interface LineSegment {
  key: string
  name: string
  /** How long: 1 年 9 个月. */
  span: string
  /** Since when and how: 2023-06-15 领取. */
  since: string
  days: number
}

/** The unbroken line: who was responsible, from the first day until now. The last segment is the present. */
export function OwnershipLine({ label, segments }: { label: string; segments: readonly LineSegment[] }) {
  const total = segments.reduce((sum, segment) => sum + Math.max(1, segment.days), 0)
  return (
    <ol className={styles['line']} aria-label={label}>
      {segments.map((segment, index) => (
        <li
          key={segment.key}
          className={styles['segment']}
          data-current={index === segments.length - 1 || undefined}
          // A share below a tenth would leave no room for a name; min-width does the rest.
          style={{ flexGrow: Math.max(0.1, Math.max(1, segment.days) / total) }}
        >
          <div className="ellipsis" title={`${segment.name} ${segment.span}`}>
            <b>{segment.name}</b> {segment.span}
          </div>
          <div className="ellipsis" title={segment.since}>
            {segment.since}
          </div>
        </li>
      ))}
    </ol>
  )
}
