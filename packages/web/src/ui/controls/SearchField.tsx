import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../class-names.ts'
import { IconButton } from './IconButton.tsx'
import styles from './field.module.css'

interface SearchFieldProps {
  label: string
  placeholder?: string
  value: string
  /** Called a moment after the last key, never in the middle of a pinyin word. */
  onChange: (value: string) => void
  delayMs?: number
  className?: string
  width?: number
}

export function SearchField({
  label,
  placeholder,
  value,
  onChange,
  delayMs = 250,
  className,
  width,
}: SearchFieldProps) {
  const { t } = useTranslation('ui')
  const [draft, setDraft] = useState(value)
  const [isComposing, setComposing] = useState(false)
  useEffect(() => setDraft(value), [value])
  useEffect(() => {
    if (isComposing || draft === value) return
    const timer = setTimeout(() => onChange(draft), delayMs)
    return () => clearTimeout(timer)
  }, [draft, value, isComposing, onChange, delayMs])
  return (
    <div className={classNames(styles['box'], className)} style={width === undefined ? undefined : { width }}>
      <Search aria-hidden="true" />
      <input
        type="search"
        className={styles['input']}
        aria-label={label}
        placeholder={placeholder ?? label}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) onChange(draft)
          if (event.key === 'Escape' && draft) setDraft('')
        }}
      />
      {draft && <IconButton size="small" label={t('ui:clear')} icon={<X />} onClick={() => onChange('')} />}
    </div>
  )
}
