import { ChevronDown } from 'lucide-react'
import type { ComponentPropsWithRef } from 'react'
import { classNames } from '../class-names.ts'
import { Field, type FieldProps } from './Field.tsx'
import styles from './field.module.css'

export interface SelectFieldProps
  extends FieldProps, Omit<ComponentPropsWithRef<'select'>, 'className' | 'size' | 'id'> {
  options: readonly { value: string; label: string }[]
  size?: 'middle' | 'large'
}

/** The browser's own list, for short choices on light pages; longer ones with search use antd's Select. */
export function SelectField({ label, optional, hint, error, className, options, size, ...select }: SelectFieldProps) {
  return (
    <Field label={label} optional={optional} hint={hint} error={error} className={className}>
      {(slot) => (
        <div
          className={classNames(
            styles['box'],
            styles['select'],
            size === 'large' && styles['large'],
            error && styles['refused'],
          )}
        >
          <select className={styles['input']} {...slot} {...select}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown aria-hidden="true" />
        </div>
      )}
    </Field>
  )
}
