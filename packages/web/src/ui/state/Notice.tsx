import { Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './state.module.css'

/** A calm remark in place: what to know before going on. */
export function Notice({
  tone = 'info',
  children,
  action,
}: {
  tone?: 'info' | 'warn' | 'accent'
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={styles['notice']} data-tone={tone}>
      {tone === 'warn' ? <TriangleAlert aria-hidden="true" /> : <Info aria-hidden="true" />}
      <div className="grow">{children}</div>
      {action}
    </div>
  )
}
