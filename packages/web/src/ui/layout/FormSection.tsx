import { useId, type ReactNode } from 'react'
import styles from './form-section.module.css'

interface FormSectionProps {
  title: ReactNode
  /** What it is about, below the title. */
  text?: ReactNode
  /** At the right of the title on phones, below it on wide screens: a button. */
  action?: ReactNode
  children: ReactNode
}

/** A part of a settings page: what it is at the left, what can be changed at the right. */
export function FormSection({ title, text, action, children }: FormSectionProps) {
  const id = useId()
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <div className={styles['side']}>
        <h2 id={id}>{title}</h2>
        {text && <p className="meta">{text}</p>}
        {action && <div className={styles['action']}>{action}</div>}
      </div>
      <div className={styles['content']}>{children}</div>
    </section>
  )
}
