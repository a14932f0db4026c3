import type { ReactNode } from 'react'
import styles from './identity.module.css'

export type TagTone = 'plain' | 'accent' | 'ok' | 'info' | 'warn' | 'bad'

export function Tag({
  tone = 'plain',
  icon,
  children,
  title,
}: {
  tone?: TagTone
  icon?: ReactNode
  children: ReactNode
  title?: string
}) {
  return (
    <span className={styles['tag']} data-tone={tone} title={title}>
      {icon}
      {children}
    </span>
  )
}
