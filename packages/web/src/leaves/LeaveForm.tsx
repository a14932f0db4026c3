import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { PersonField } from '../ownership/PersonField.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useCreateLeave } from './api.ts'
import styles from './leaves.module.css'

interface LeaveFormProps {
  person: { id: string; name: string }
  onDone: () => void
}

export function LeaveForm({ person, onDone }: LeaveFormProps) {
  const { t } = useTranslation('leaves')
  const { today } = useFormat()
  const [fromOn, setFrom] = useState(today)
  const [untilOn, setUntil] = useState(today)
  const [note, setNote] = useState('')
  const [delegate, setDelegate] = useState<{ id: string; name: string } | null>(null)
  const [problem, setProblem] = useState<string>()
  const create = useCreateLeave()
  const submit = async (event: FormEvent) => {
    // It may stand inside another form's drawer.
    event.preventDefault()
    event.stopPropagation()
    if (!delegate) return setProblem(t('leaves:chooseDelegate'))
    try {
      await create.mutateAsync({ personId: person.id, delegateId: delegate.id, fromOn, untilOn, note: note || null })
      showToast({ text: t('leaves:saved') })
      onDone()
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  return (
    <form className={styles['form']} aria-label={t('leaves:add')} onSubmit={(event) => void submit(event)}>
      <div className={styles['pair']}>
        <TextField
          label={t('leaves:from')}
          type="date"
          required
          value={fromOn}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          label={t('leaves:until')}
          type="date"
          required
          min={fromOn}
          value={untilOn}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <PersonField
        label={t('leaves:delegate')}
        none={t('leaves:noDelegate')}
        value={delegate}
        onChange={setDelegate}
        hint={t('leaves:delegateHint')}
      />
      <TextField
        label={t('leaves:note')}
        optional
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {problem && <InlineProblem>{problem}</InlineProblem>}
      <div className={styles['foot']}>
        <Button onClick={onDone}>{t('leaves:giveUp')}</Button>
        <Button type="submit" tone="primary" loading={create.isPending}>
          {t('leaves:save')}
        </Button>
      </div>
    </form>
  )
}
