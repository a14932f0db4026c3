import type { ComponentPropsWithRef, ReactNode } from 'react'
import { buttonClass, type ButtonLook } from './button-look.ts'
import styles from './button.module.css'

export interface ButtonProps extends ComponentPropsWithRef<'button'>, ButtonLook {
  icon?: ReactNode
  /** The key that does the same, shown small on the button. */
  shortcut?: string
  /** Turns while the pressed work is under way; the button cannot be pressed again meanwhile. */
  loading?: boolean
}

export function Button({
  tone = 'default',
  size = 'middle',
  wide = false,
  icon,
  shortcut,
  loading = false,
  disabled,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      // oxlint-disable-next-line react/button-has-type -- "button" by default, a form's own button asks for "submit"
      type={type}
      className={buttonClass({ tone, size, wide }, className)}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
      {...rest}
    >
      {loading ? <span className={styles['spinner']} aria-hidden="true" /> : icon}
      {children}
      {shortcut && <kbd className={styles['key']}>{shortcut}</kbd>}
    </button>
  )
}
