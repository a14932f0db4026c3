import { useEffect, type ReactNode } from 'react'
import styles from './layout.module.css'

/** The fixed bar of a record on a phone, in place of the tabs: two buttons, the second wider. */
export function PhoneActionBar({ label, children }: { label: string; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.dataset['phoneBar'] = 'actions'
    return () => {
      delete document.documentElement.dataset['phoneBar']
    }
  }, [])
  return (
    <div role="region" aria-label={label} className={styles['phoneBar']}>
      {children}
    </div>
  )
}
