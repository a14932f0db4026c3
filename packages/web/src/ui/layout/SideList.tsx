import type { ComponentPropsWithRef, KeyboardEvent, ReactNode } from 'react'
import styles from './side-list.module.css'

interface SideListProps {
  label: string
  /** The button that adds one. */
  action?: ReactNode
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void
  /** Problems and hints, above or below the lines. */
  above?: ReactNode
  below?: ReactNode
  children: ReactNode
}

/** A list beside a page by which the page is narrowed: a head with its button, and a line for each choice. */
export function SideList({ label, action, onKeyDown, above, below, children }: SideListProps) {
  return (
    <nav aria-label={label}>
      <div className={styles['head']}>
        <h2>{label}</h2>
        {action}
      </div>
      {above}
      <ul className={styles['lines']} onKeyDown={onKeyDown}>
        {children}
      </ul>
      {below}
    </nav>
  )
}

interface SideListLineProps extends Omit<ComponentPropsWithRef<'button'>, 'type' | 'className'> {
  isChosen: boolean
  menu?: ReactNode
}

export function SideListLine({ isChosen, menu, ...button }: SideListLineProps) {
  return (
    <li className={styles['line']} data-chosen={isChosen || undefined}>
      <button type="button" aria-current={isChosen || undefined} {...button} />
      {menu}
    </li>
  )
}
