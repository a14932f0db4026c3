import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './layout.module.css'

/** What scrolls below the head. `reading` at most 720 wide, `form` 560. */
export function PageBody({
  width = 'full',
  padded = false,
  children,
}: {
  width?: 'full' | 'reading' | 'form'
  padded?: boolean
  children: ReactNode
}) {
  return (
    <div className={styles['body']} tabIndex={-1}>
      <div className={classNames(width !== 'full' && styles[width], padded && styles['padded'])}>{children}</div>
    </div>
  )
}
