import { useEffect, useRef, type ComponentPropsWithoutRef, type ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './field.module.css'

export interface CheckboxProps extends Omit<ComponentPropsWithoutRef<'input'>, 'type'> {
  /** Text beside the box; a box alone is named by aria-label. */
  children?: ReactNode
  indeterminate?: boolean
}

export function Checkbox({ children, indeterminate = false, className, ...input }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate
  }, [indeterminate])
  if (!children) return <input ref={box} type="checkbox" className={classNames(styles['tick'], className)} {...input} />
  return (
    <label className={classNames(styles['checkbox'], className)}>
      <input ref={box} type="checkbox" className={styles['tick']} {...input} />
      <span>{children}</span>
    </label>
  )
}
