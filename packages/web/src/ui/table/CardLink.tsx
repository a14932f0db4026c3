import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'
import styles from './cards.module.css'

function CardAnchor(props: ComponentPropsWithRef<'a'>) {
  const { children, ...rest } = props
  return (
    <a {...rest} className={styles['card']}>
      {children}
    </a>
  )
}

/** A card that leads to its record. */
export const CardLink = createLink(CardAnchor)
