import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './layout.module.css'

/** What scrolls below the head. `reading` at most 720 wide, `form` 560. */
export function PageBody({
  width = 'full',
  padded = false,
  isOnlyRead = false,
  children,
}: {
  width?: 'full' | 'reading' | 'form'
  padded?: boolean
  /** Nothing in it takes the focus: then the box itself does, so that keys scroll it. */
  isOnlyRead?: boolean
  children: ReactNode
}) {
  return (
    <div className={styles['body']} tabIndex={isOnlyRead ? 0 : -1}>
      <div className={classNames(width !== 'full' && styles[width], padded && styles['padded'])}>{children}</div>
    </div>
  )
}
