import type { ComponentPropsWithRef, ReactNode } from 'react'
import { buttonClass, type ButtonLook } from './button-look.ts'

export interface AnchorButtonProps extends ComponentPropsWithRef<'a'>, ButtonLook {
  icon?: ReactNode
}

/** Looks like a button and leads somewhere: tel:, a download. For pages of ours see LinkButton. */
export function AnchorButton({ tone, size, wide, icon, className, children, ...rest }: AnchorButtonProps) {
  const look: ButtonLook = { ...(tone ? { tone } : {}), ...(size ? { size } : {}), ...(wide ? { wide } : {}) }
  return (
    <a className={buttonClass(look, className)} {...rest}>
      {icon}
      {children}
    </a>
  )
}
