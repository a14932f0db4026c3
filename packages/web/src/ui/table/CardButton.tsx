import type { ReactNode } from 'react'
import styles from './cards.module.css'

/** A card that opens something in place: a sheet, a dialog. */
export function CardButton({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles['card']} onClick={onPress}>
      {children}
    </button>
  )
}
