import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/controls/Button.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import styles from './filters.module.css'

interface TextEditorProps {
  label: string
  value: string | undefined
  onChange: (value: string | undefined) => void
  onDone: () => void
}

export function TextEditor({ label, value, onChange, onDone }: TextEditorProps) {
  const { t } = useTranslation('customers')
  const [draft, setDraft] = useState(value ?? '')
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        onChange(draft.trim() || undefined)
        onDone()
      }}
    >
      <TextField label={label} value={draft} maxLength={100} onChange={(event) => setDraft(event.target.value)} />
      <Button type="submit">{t('customers:applyFilter')}</Button>
    </form>
  )
}
