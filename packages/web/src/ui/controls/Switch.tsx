import type { ComponentPropsWithoutRef } from 'react'
import { classNames } from '../class-names.ts'
import styles from './field.module.css'

export interface SwitchProps extends Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'role' | 'checked'> {
  checked: boolean
  'aria-label': string
}

/** On or off, for what stands in a line with its words. */
export function Switch({ className, checked, ...input }: SwitchProps) {
  return (
    <input
      type="checkbox"
      role="switch"
      checked={checked}
      aria-checked={checked}
      className={classNames(styles['switch'], className)}
      {...input}
    />
  )
}
