import { classNames } from '../class-names.ts'
import styles from './button.module.css'

/** primary: at most once in a view · soft: the accent's second voice · danger: only inside a confirmation. */
export type ButtonTone = 'default' | 'primary' | 'soft' | 'text' | 'link' | 'danger'
export type ButtonSize = 'small' | 'middle' | 'large'

export interface ButtonLook {
  tone?: ButtonTone
  size?: ButtonSize
  /** As wide as what it stands in. */
  wide?: boolean
}

export function buttonClass({ tone = 'default', size = 'middle', wide = false }: ButtonLook, more?: string): string {
  return classNames(
    styles['button'],
    tone !== 'default' && styles[tone],
    size !== 'middle' && styles[size],
    wide && styles['wide'],
    more,
  )
}
