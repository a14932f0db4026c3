import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './layout.module.css'

/** The row of filters above a list; on a phone it scrolls sideways. */
export function Toolbar({
  label,
  children,
  end,
  className,
}: {
  label: string
  children: ReactNode
  end?: ReactNode
  className?: string
}) {
  return (
    <div role="toolbar" aria-label={label} className={classNames(styles['toolbar'], className)}>
      {children}
      {end && <div className={styles['toolbarEnd']}>{end}</div>}
    </div>
  )
}
