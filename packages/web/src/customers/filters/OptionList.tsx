import { Check } from 'lucide-react'
import { useArrowFocus } from '../../ui/hooks/use-arrow-focus.ts'
import styles from './filters.module.css'

interface OptionListProps {
  label: string
  options: readonly { value: string; label: string }[]
  value: string | undefined
  onPick: (value: string) => void
}

/** One of a few, chosen with one press. */
export function OptionList({ label, options, value, onPick }: OptionListProps) {
  const onKeyDown = useArrowFocus('button')
  return (
    <ul className={styles['options']} aria-label={label} onKeyDown={onKeyDown}>
      {options.map((option) => (
        <li key={option.value}>
          <button
            type="button"
            className={styles['option']}
            aria-pressed={option.value === value}
            onClick={() => onPick(option.value)}
          >
            {option.label}
            {option.value === value && <Check aria-hidden="true" />}
          </button>
        </li>
      ))}
    </ul>
  )
}
