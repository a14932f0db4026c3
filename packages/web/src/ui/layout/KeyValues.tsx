import type { ReactNode } from 'react'
import styles from './layout.module.css'

/** Facts of a record: the name in text-3, the value in ink. Values that are missing are left out. */
export function KeyValues({ items }: { items: readonly { key: string; name: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className={styles['facts']}>
      {items
        .filter((item) => item.value !== null && item.value !== undefined && item.value !== '')
        .map((item) => (
          <div key={item.key}>
            <dt>{item.name}</dt>
            <dd>{item.value}</dd>
          </div>
        ))}
    </dl>
  )
}
