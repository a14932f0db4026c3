import { Gem } from 'lucide-react'
import styles from './identity.module.css'

/** The only amber on a page, beside the tier. */
export function VipFlag({ label, title }: { label: string; title?: string }) {
  return (
    <span className={styles['vip']} title={title}>
      <Gem aria-hidden="true" />
      {label}
    </span>
  )
}
