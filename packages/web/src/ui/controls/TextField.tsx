import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { Field, type FieldProps } from './Field.tsx'
import { fullLength } from './full-length.ts'
import styles from './field.module.css'

export interface TextFieldProps extends FieldProps, Omit<ComponentPropsWithRef<'input'>, 'className' | 'size' | 'id'> {
  size?: 'middle' | 'large'
  before?: ReactNode
  after?: ReactNode
}

/** A labelled input without antd, light enough for sign-in. */
export function TextField({
  label,
  optional,
  hint,
  error,
  className,
  size = 'middle',
  before,
  after,
  ...input
}: TextFieldProps) {
  return (
    <Field
      label={label}
      optional={optional}
      hint={hint}
      error={error}
      full={fullLength(input.value, input.maxLength)}
      className={className}
    >
      {(slot) => (
        <div className={classNames(styles['box'], size === 'large' && styles['large'], error && styles['refused'])}>
          {before}
          <input className={styles['input']} {...slot} {...input} />
          {after}
        </div>
      )}
    </Field>
  )
}
