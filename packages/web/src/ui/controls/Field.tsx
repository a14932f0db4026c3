import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../class-names.ts'
import styles from './field.module.css'

export interface FieldProps {
  label: ReactNode
  /** Required is unmarked; optional says so. */
  optional?: boolean | undefined
  hint?: ReactNode
  error?: string | undefined
  className?: string | undefined
}

export interface FieldSlot {
  id: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

/** Label above, control, hint or error below. The control gets the ids that tie the three together. */
interface FieldInput extends FieldProps {
  /** Nothing more goes in: as many characters as there may be. */
  full?: number | undefined
  children: (slot: FieldSlot) => ReactNode
}

export function Field({ label, optional, hint, error, full, className, children }: FieldInput) {
  const { t } = useTranslation('ui')
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? (full === undefined ? hint : t('ui:full', { count: full }))
  return (
    <div className={classNames(styles['field'], className)}>
      <label className={styles['label']} htmlFor={id}>
        {label}
        {optional && <span className={styles['optional']}>{t('ui:optional')}</span>}
      </label>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': note ? noteId : undefined })}
      {note && (
        <p id={noteId} className={error ? styles['error'] : styles['hint']} role={error ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  )
}
