import type { ReactNode } from 'react'
import styles from './cards.module.css'

/** A card that leads nowhere as a whole, since it has buttons of its own. */
export function CardBox({ children }: { children: ReactNode }) {
  return <div className={styles['card']}>{children}</div>
}
