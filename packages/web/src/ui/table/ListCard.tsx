import type { ReactNode } from 'react'
import styles from './cards.module.css'

interface ListCardProps {
  /** The badge at the left. */
  lead?: ReactNode
  title: ReactNode
  /** Beside the title: a flag. */
  flag?: ReactNode
  /** Two lines below the title. */
  lines?: readonly ReactNode[]
  /** Up to three lines at the right; the first stands beside the title. */
  aside?: readonly ReactNode[]
  /** The lines are sentences: they wrap instead of being cut off. */
  wraps?: boolean
}

/** Three lines of a record on a phone: 15 px name, facts below, what is next at the top right. */
export function ListCard({ lead, title, flag, lines = [], aside = [], wraps = false }: ListCardProps) {
  return (
    <>
      {lead !== undefined && <span className={styles['lead']}>{lead}</span>}
      <span className={styles['main']}>
        <span className={styles['title']}>
          <span className="ellipsis">{title}</span>
          {flag}
        </span>
        {lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no identity, their place is it
          <span key={index} className={styles['line']} data-wraps={wraps || undefined}>
            {line}
          </span>
        ))}
      </span>
      <span className={styles['aside']}>
        {aside.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no identity, their place is it
          <span key={index}>{line}</span>
        ))}
      </span>
    </>
  )
}
