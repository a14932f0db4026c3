import { ChevronDown, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../ui/controls/Field.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { Popup } from '../ui/overlay/Popup.tsx'
import styles from './custom-fields.module.css'

interface PickedFieldProps {
  label: string
  hint: string | undefined
  error: string | undefined
  optional: boolean
  value: string
  /** The name of what is chosen, when it is known. */
  shown: string | undefined
  onClear: () => void
  /** The chooser; `pick` notes the name, closes the panel and does the rest. */
  children: (pick: (name: string, choose: () => void) => void) => ReactNode
}

/** A person or customer in a form: its name, a panel to choose another one. */
export function PickedField({ label, hint, error, optional, value, shown, onClear, children }: PickedFieldProps) {
  const { t } = useTranslation('custom-fields')
  const [picked, setPicked] = useState('')
  const name = value ? picked || shown || t('custom-fields:chosen') : ''
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(slot) => (
        <div className={styles['picked']}>
          <Popup
            title={label}
            width={320}
            trigger={
              <button type="button" className={styles['trigger']} {...slot}>
                <span className={name ? 'ellipsis' : 'ellipsis text-3'}>{name || t('custom-fields:choose')}</span>
                {!value && <ChevronDown aria-hidden="true" />}
              </button>
            }
          >
            {(close) =>
              children((next, choose) => {
                setPicked(next)
                choose()
                close()
              })
            }
          </Popup>
          {value && (
            <IconButton
              size="small"
              label={t('custom-fields:clear', { name: label })}
              icon={<X aria-hidden="true" />}
              onClick={() => {
                setPicked('')
                onClear()
              }}
            />
          )}
        </div>
      )}
    </Field>
  )
}
