import type { ReactNode } from 'react'
import styles from './state.module.css'

/** One line what belongs here, one action. */
export function EmptyState({ text, note, action }: { text: ReactNode; note?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles['state']}>
      <p className={styles['text']}>{text}</p>
      {note && <p className="meta">{note}</p>}
      {action && <div className={styles['action']}>{action}</div>}
    </div>
  )
}
