import styles from './progress.module.css'

/** How far a long piece of work has come; without a value it is not known yet. */
export function ProgressBar({
  label,
  value,
  total,
}: {
  label: string
  value?: number | undefined
  total?: number | undefined
}) {
  const share = value !== undefined && total ? Math.min(1, value / total) : undefined
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
      className={styles['bar']}
      data-unknown={share === undefined || undefined}
    >
      <i style={share === undefined ? undefined : { width: `${share * 100}%` }} />
    </div>
  )
}
