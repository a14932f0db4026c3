import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './chip.module.css'

export interface ChipProps extends ComponentPropsWithRef<'button'> {
  /** Chosen: in accent. Also tells screen readers that the chip is pressed. */
  chosen?: boolean
  /** A figure in ink after the words; `urgent` makes it red. */
  count?: ReactNode
  urgent?: boolean
}

/** A round chip that switches something: a queue, a next date. */
export function Chip({ chosen, count, urgent, className, children, ...rest }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      className={classNames(styles['chip'], styles['round'], chosen && styles['chosen'], className)}
      {...rest}
    >
      {children}
      {count !== undefined && <b className={urgent ? 'bad' : undefined}>{count}</b>}
    </button>
  )
}
