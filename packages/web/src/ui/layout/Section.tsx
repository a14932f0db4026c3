import { useId, type ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './layout.module.css'

interface SectionProps {
  title?: ReactNode
  /** At the right of the title: a link, a number. */
  end?: ReactNode
  children: ReactNode
  className?: string
}

/** A part of a page, parted from the next by a hairline, not by a card. */
export function Section({ title, end, children, className }: SectionProps) {
  const id = useId()
  return (
    <section className={classNames(styles['section'], className)} aria-labelledby={title ? id : undefined}>
      {(title || end) && (
        <div className={styles['sectionHead']}>
          {title && <h2 id={id}>{title}</h2>}
          {end && <div className={styles['sectionEnd']}>{end}</div>}
        </div>
      )}
      {children}
    </section>
  )
}
