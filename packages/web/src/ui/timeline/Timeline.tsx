import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './timeline.module.css'

/** A list of what has happened, newest first. TimelineDay and TimelineItem stand inside. */
export function Timeline({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return (
    <ul aria-label={label} className={classNames(styles['timeline'], className)}>
      {children}
    </ul>
  )
}

/** 今天 · 昨天 · 11-20 周五 */
export function TimelineDay({ children }: { children: ReactNode }) {
  return <li className={styles['day']}>{children}</li>
}

interface TimelineItemProps {
  icon: ReactNode
  /** accent: what people did · ok: orders · plain: the rest. */
  tone?: 'plain' | 'accent' | 'ok'
  who: ReactNode
  /** What and with whom, after the name. */
  what?: ReactNode
  when: ReactNode
  /** The full time, on hover. */
  whenTitle?: string
  /** Buttons that show on hover and focus. */
  actions?: ReactNode
  children?: ReactNode
  /** Tags below the text. */
  tags?: ReactNode
}

export function TimelineItem({
  icon,
  tone = 'plain',
  who,
  what,
  when,
  whenTitle,
  actions,
  children,
  tags,
}: TimelineItemProps) {
  return (
    <li className={styles['item']}>
      <span className={styles['icon']} data-tone={tone} aria-hidden="true">
        {icon}
      </span>
      <div className={styles['content']}>
        <div className={styles['head']}>
          <b>{who}</b>
          <span className="ellipsis">{what}</span>
          {actions && <span className={styles['actions']}>{actions}</span>}
          <time title={whenTitle}>{when}</time>
        </div>
        {children && <div className={styles['text']}>{children}</div>}
        {tags && <div className={styles['tags']}>{tags}</div>}
      </div>
    </li>
  )
}
