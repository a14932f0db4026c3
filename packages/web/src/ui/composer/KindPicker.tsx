import type { ReactNode } from 'react'
import { useArrowFocus } from '../hooks/use-arrow-focus.ts'
import styles from './composer.module.css'

interface KindPickerProps<Key extends string> {
  label: string
  kinds: readonly { key: Key; label: string; icon: ReactNode }[]
  value: Key
  onChange: (key: Key) => void
}

/** 电话 · 拜访 · 微信 · 邮件 */
export function KindPicker<Key extends string>({ label, kinds, value, onChange }: KindPickerProps<Key>) {
  const onKeyDown = useArrowFocus('[role=radio]')
  return (
    <div role="radiogroup" aria-label={label} className={styles['kinds']} onKeyDown={onKeyDown} tabIndex={-1}>
      {kinds.map((kind) => (
        <button
          key={kind.key}
          type="button"
          role="radio"
          aria-checked={kind.key === value}
          tabIndex={kind.key === value ? 0 : -1}
          onClick={() => onChange(kind.key)}
          onFocus={(event) => event.currentTarget.matches(':focus-visible') && onChange(kind.key)}
        >
          {kind.icon}
          {kind.label}
        </button>
      ))}
    </div>
  )
}
