import type { ComponentPropsWithRef } from 'react'
import { classNames } from '../class-names.ts'
import { Field, type FieldProps } from './Field.tsx'
import { fullLength } from './full-length.ts'
import styles from './field.module.css'

export interface TextAreaFieldProps extends FieldProps, Omit<ComponentPropsWithRef<'textarea'>, 'className' | 'id'> {}

export function TextAreaField({ label, optional, hint, error, className, ...area }: TextAreaFieldProps) {
  return (
    <Field
      label={label}
      optional={optional}
      hint={hint}
      error={error}
      full={fullLength(area.value, area.maxLength)}
      className={className}
    >
      {(slot) => <textarea className={classNames(styles['area'], error && styles['refused'])} {...slot} {...area} />}
    </Field>
  )
}
