import type { FormEvent, KeyboardEvent, ReactNode } from 'react'
import { Button } from '../controls/Button.tsx'
import { classNames } from '../class-names.ts'
import styles from './composer.module.css'

interface ComposerProps {
  /** Names the form for screen readers. */
  label: string
  /** KindPicker; at its right end what it is about. */
  head: ReactNode
  /** ComposerText. */
  children: ReactNode
  /** NextDatePicker and the like. */
  foot: ReactNode
  /** Icon buttons before the save button. */
  tools?: ReactNode
  saveLabel: string
  canSave: boolean
  isSaving: boolean
  onSave: () => void
  /** Esc: folds the composer away; what was written is kept by its owner. */
  onCancel?: () => void
  /** Inside a chosen row: the border in accent. */
  accent?: boolean
  /** What is written outlives the form: nothing is lost with what it stands in. */
  isKept?: boolean | undefined
}

/** Kinds, text, next date, picture, save. Nothing but the text is required; Ctrl+Enter saves. */
export function Composer({
  label,
  head,
  children,
  foot,
  tools,
  saveLabel,
  canSave,
  isSaving,
  onSave,
  onCancel,
  accent,
  isKept,
}: ComposerProps) {
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (canSave && !isSaving) onSave()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
    if (event.key === 'Escape' && onCancel) {
      event.stopPropagation()
      onCancel()
    }
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter works from every field in it
    <form
      aria-label={label}
      data-kept={isKept}
      className={classNames(styles['composer'], accent && styles['accent'])}
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      <div className={styles['head']}>{head}</div>
      {children}
      <div className={styles['foot']}>
        {foot}
        <span className={styles['end']}>
          {tools}
          <Button type="submit" tone="primary" size="small" shortcut="Ctrl ↵" disabled={!canSave} loading={isSaving}>
            {saveLabel}
          </Button>
        </span>
      </div>
    </form>
  )
}
