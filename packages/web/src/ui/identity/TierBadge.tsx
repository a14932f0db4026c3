import { classNames } from '../class-names.ts'
import styles from './identity.module.css'

interface TierBadgeProps {
  /** A · B · C, or what the company calls them; a longer label widens the badge. */
  label: string | null | undefined
  /** 1 = deepest. Depth follows the rank, not the label. Absent = no tier, outlined. */
  rank?: 1 | 2 | 3 | null | undefined
  /** The words behind the letter: 客户级别 A. */
  title: string
  size?: 'middle' | 'large'
}

export function TierBadge({ label, rank, title, size = 'middle' }: TierBadgeProps) {
  return (
    <span
      role="img"
      aria-label={title}
      title={title}
      data-rank={rank ?? 0}
      className={classNames(styles['tier'], size === 'large' && styles['tierLarge'])}
    >
      {label && rank ? label : '–'}
    </span>
  )
}
