import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import styles from './audit.module.css'

interface PeriodEditorProps {
  from: string | undefined
  to: string | undefined
  onChange: (period: { from: string | undefined; to: string | undefined }) => void
}

/** Two days of the company's calendar, both included; either may be open. */
export function PeriodEditor({ from, to, onChange }: PeriodEditorProps) {
  const { t } = useTranslation('audit')
  const { today } = useFormat()
  const [draft, setDraft] = useState({ from: from ?? '', to: to ?? '' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onChange({ from: draft.from || undefined, to: draft.to || undefined })
  }
  return (
    <form className={styles['picker']} onSubmit={submit}>
      <TextField
        type="date"
        label={t('audit:period.from')}
        max={draft.to || today}
        value={draft.from}
        onChange={(event) => setDraft({ ...draft, from: event.target.value })}
      />
      <TextField
        type="date"
        label={t('audit:period.to')}
        min={draft.from}
        max={today}
        value={draft.to}
        onChange={(event) => setDraft({ ...draft, to: event.target.value })}
      />
      <Button type="submit">{t('audit:period.apply')}</Button>
    </form>
  )
}
