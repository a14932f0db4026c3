import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './button.module.css'

export interface IconButtonProps extends ComponentPropsWithRef<'button'> {
  /** What it does, for those who do not see the icon; also the tooltip. */
  label: string
  icon: ReactNode
  size?: 'small' | 'middle' | 'large'
}

export function IconButton({ label, icon, size = 'middle', className, ...rest }: IconButtonProps) {
  return (
    <button type="button" className={iconButtonClass(size, className)} aria-label={label} title={label} {...rest}>
      {icon}
    </button>
  )
}

/** The same look for an <a> (tel:, a link to a page). */
export function iconButtonClass(size: 'small' | 'middle' | 'large' = 'middle', more?: string): string {
  return classNames(
    styles['icon'],
    size === 'small' && styles['iconSmall'],
    size === 'large' && styles['iconLarge'],
    more,
  )
}
