import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { useArrowFocus } from '../hooks/use-arrow-focus.ts'
import styles from './tabs.module.css'

interface SegmentedProps<Key extends string> {
  label: string
  options: readonly { key: Key; label: ReactNode; icon?: ReactNode }[]
  value: Key
  onChange: (key: Key) => void
  size?: 'small' | 'middle'
  /** Every segment equally wide, together as wide as what they stand in. */
  wide?: boolean
}

/** One of a few, all in sight. */
export function Segmented<Key extends string>({ label, options, value, onChange, size, wide }: SegmentedProps<Key>) {
  const onKeyDown = useArrowFocus('[role=radio]')
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={classNames(styles['segments'], size === 'small' && styles['small'], wide && styles['wide'])}
      onKeyDown={onKeyDown}
      tabIndex={-1}
    >
      {options.map((option) => (
        <button
          key={option.key}
          type="button"
          role="radio"
          aria-checked={option.key === value}
          tabIndex={option.key === value ? 0 : -1}
          className={styles['segment']}
          onClick={() => onChange(option.key)}
          onFocus={(event) => event.currentTarget.matches(':focus-visible') && onChange(option.key)}
        >
          {option.icon}
          {option.label}
        </button>
      ))}
    </div>
  )
}
