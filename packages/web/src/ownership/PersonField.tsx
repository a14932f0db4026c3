import { X } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { Popup } from '../ui/overlay/Popup.tsx'
import { PersonChooser } from './PersonChooser.tsx'
import styles from './ownership.module.css'

interface PersonFieldProps {
  label: string
  /** What the button says while nobody is chosen. */
  none: string
  value: { id: string; name: string } | null
  onChange: (person: { id: string; name: string } | null) => void
  /** Names the cross that takes the choice back; without it the choice stays. */
  clear?: string
  hint?: ReactNode
}

/** A labelled choice of one person. */
export function PersonField({ label, none, value, onChange, clear, hint }: PersonFieldProps) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id}>
      <span id={id} className={styles['fieldLabel']}>
        {label}
      </span>
      <span className={styles['fieldChoice']}>
        <Popup title={label} trigger={<Button>{value?.name ?? none}</Button>} width={320}>
          {(close) => (
            <PersonChooser
              label={label}
              chosen={value ? [value.id] : []}
              onPick={(person) => {
                onChange(person)
                close()
              }}
            />
          )}
        </Popup>
        {value && clear && <IconButton label={clear} icon={<X aria-hidden="true" />} onClick={() => onChange(null)} />}
      </span>
      {hint && <p className="meta">{hint}</p>}
    </div>
  )
}
