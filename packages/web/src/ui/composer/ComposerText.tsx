import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fullLength } from '../controls/full-length.ts'
import styles from './composer.module.css'

interface ComposerTextProps {
  label: string
  placeholder?: string
  value: string
  onChange: (value: string) => void
  maxLength?: number
  autoFocus?: boolean
  /** At least so many lines are shown. */
  lines?: number
}

/** Grows with what is written. */
export function ComposerText({
  label,
  placeholder,
  value,
  onChange,
  maxLength = 10_000,
  autoFocus,
  lines = 2,
}: ComposerTextProps) {
  const { t } = useTranslation('ui')
  const full = fullLength(value, maxLength)
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const element = area.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight, 320)}px`
  }, [value])
  useLayoutEffect(() => {
    if (autoFocus) area.current?.focus()
  }, [autoFocus])
  return (
    <>
      <textarea
        ref={area}
        rows={lines}
        aria-label={label}
        placeholder={placeholder}
        className={styles['text']}
        value={value}
        maxLength={maxLength}
        onChange={(event) => onChange(event.target.value)}
      />
      {full !== undefined && (
        <p className={styles['full']} role="status">
          {t('ui:full', { count: full })}
        </p>
      )}
    </>
  )
}
