import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { iconButtonClass } from './IconButton.tsx'

interface IconAnchorProps extends ComponentPropsWithRef<'a'> {
  label: string
  icon: ReactNode
  size?: 'small' | 'middle' | 'large'
}

/** An icon that leads somewhere: a phone number, a file. */
export function IconAnchor({ label, icon, size = 'middle', className, ...rest }: IconAnchorProps) {
  return (
    <a className={iconButtonClass(size, className)} aria-label={label} title={label} {...rest}>
      {icon}
    </a>
  )
}

/** An icon that leads to a page of ours. */
export const IconLink = createLink(IconAnchor)
