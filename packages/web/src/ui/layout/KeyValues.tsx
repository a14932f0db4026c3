import type { CSSProperties, ReactNode } from 'react'
import styles from './layout.module.css'

interface KeyValuesProps {
  items: readonly { key: string; name: ReactNode; value: ReactNode; action?: ReactNode }[]
  /** The least room for the names, in px. */
  nameWidth?: number
}

/**
 * Facts of a record: the name in text-3, the value in ink. Values that are missing are left out. An action shows when
 * somebody points at the value or comes to it by keyboard.
 */
export function KeyValues({ items, nameWidth = 72 }: KeyValuesProps) {
  return (
    <dl className={styles['facts']} style={{ '--name-width': `${nameWidth}px` } as CSSProperties}>
      {items
        .filter((item) => item.value !== null && item.value !== undefined && item.value !== '')
        .map((item) => (
          <div key={item.key}>
            <dt>{item.name}</dt>
            <dd>
              {item.value}
              {item.action && <span className={styles['factAction']}>{item.action}</span>}
            </dd>
          </div>
        ))}
    </dl>
  )
}
