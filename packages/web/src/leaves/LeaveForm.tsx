import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Leave } from '@zhike/core/leaves/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { PersonField } from '../ownership/PersonField.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useCreateLeave, useUpdateLeave } from './api.ts'
import styles from './leaves.module.css'

interface LeaveFormProps {
  person: { id: string; name: string }
  /** Left out = a new one. */
  leave?: Leave
  onDone: () => void
}

/** A leave to enter or to change. What has begun keeps its first day. */
export function LeaveForm({ person, leave, onDone }: LeaveFormProps) {
  const { t } = useTranslation('leaves')
  const { today } = useFormat()
  const [fromOn, setFrom] = useState(leave?.fromOn ?? today)
  const [untilOn, setUntil] = useState(leave?.untilOn ?? today)
  const [note, setNote] = useState(leave?.note ?? '')
  const [delegate, setDelegate] = useState<{ id: string; name: string } | null>(
    leave?.delegate.isActive ? leave.delegate : null,
  )
  const [problem, setProblem] = useState<string>()
  const create = useCreateLeave()
  const update = useUpdateLeave()
  const hasBegun = leave?.state === 'now'
  const title = t(leave ? 'leaves:edit' : 'leaves:add')
  const submit = async (event: FormEvent) => {
    // It may stand inside another form's drawer.
    event.preventDefault()
    event.stopPropagation()
    if (!delegate) return setProblem(t('leaves:chooseDelegate'))
    try {
      const facts = { delegateId: delegate.id, fromOn, untilOn, note: note || null }
      if (leave) await update.mutateAsync({ id: leave.id, version: leave.version, ...facts })
      else await create.mutateAsync({ personId: person.id, ...facts })
      showToast({ text: t(leave ? 'leaves:changed' : 'leaves:saved') })
      onDone()
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  return (
    <form className={styles['form']} aria-label={title} onSubmit={(event) => void submit(event)}>
      <div className={styles['pair']}>
        <TextField
          label={t('leaves:from')}
          type="date"
          required
          disabled={hasBegun}
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
        <Button onClick={onDone}>{t(leave ? 'leaves:keep' : 'leaves:giveUp')}</Button>
        <Button type="submit" tone="primary" loading={create.isPending || update.isPending}>
          {t(leave ? 'leaves:saveChange' : 'leaves:save')}
        </Button>
      </div>
    </form>
  )
}
