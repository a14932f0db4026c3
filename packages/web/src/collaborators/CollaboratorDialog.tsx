import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { collaboratorParts, type Collaborator } from '@zhike/core/collaborators/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { PersonChooser } from '../ownership/PersonChooser.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { usePutCollaborator } from './api.ts'
import styles from './collaborators.module.css'

interface CollaboratorDialogProps {
  customerId: string
  /** null = somebody new. */
  collaborator: Collaborator | null
  others: readonly Collaborator[]
  onClose: () => void
}

const formOf = (one: Collaborator | null | undefined) => ({
  part: one?.part ?? 'backup',
  untilOn: one?.untilOn ?? '',
  note: one?.note ?? '',
})

/** Adds a collaborator, or changes what one does and until when. */
export function CollaboratorDialog({ customerId, collaborator, others, onClose }: CollaboratorDialogProps) {
  const { t } = useTranslation('collaborators')
  const format = useFormat()
  const [person, setPerson] = useState<{ id: string; name: string } | null>(collaborator?.person ?? null)
  const [form, setForm] = useState(() => formOf(collaborator))
  const [problem, setProblem] = useState<string>()
  const put = usePutCollaborator(customerId)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!person) return
    const isNew = !others.some((one) => one.person.id === person.id)
    try {
      const values = { part: form.part, untilOn: form.untilOn || null, note: form.note.trim() || null }
      await put.mutateAsync({ personId: person.id, values })
      showToast({ text: t(isNew ? 'collaborators:added' : 'collaborators:saved', { name: person.name }) })
      onClose()
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  const title = collaborator ? t('collaborators:edit', { name: collaborator.person.name }) : t('collaborators:add')
  return (
    <Dialog title={title} open onClose={onClose} width={440}>
      {!person ? (
        <PersonChooser
          label={t('collaborators:person')}
          chosen={others.map((one) => one.person.id)}
          onPick={(picked) => {
            setPerson(picked)
            // Somebody who collaborates already is changed, not begun anew.
            setForm(formOf(others.find((one) => one.person.id === picked.id)))
          }}
        />
      ) : (
        <form className={styles['form']} onSubmit={(event) => void submit(event)}>
          {!collaborator && (
            <div className={styles['picked']}>
              <Avatar name={person.name} />
              <b className="ellipsis grow">{person.name}</b>
              <Button tone="link" size="small" onClick={() => setPerson(null)}>
                {t('collaborators:change')}
              </Button>
            </div>
          )}
          <SelectField
            label={t('collaborators:partLabel')}
            value={form.part}
            onChange={(event) => {
              const part = collaboratorParts.find((one) => one === event.target.value)
              if (part) setForm({ ...form, part })
            }}
            options={collaboratorParts.map((part) => ({ value: part, label: t(`collaborators:part.${part}`) }))}
          />
          <TextField
            label={t('collaborators:until')}
            optional
            type="date"
            min={format.today}
            hint={t('collaborators:untilHint')}
            value={form.untilOn}
            onChange={(event) => setForm({ ...form, untilOn: event.target.value })}
          />
          <TextField
            label={t('collaborators:note')}
            optional
            maxLength={300}
            value={form.note}
            onChange={(event) => setForm({ ...form, note: event.target.value })}
          />
          {problem && <InlineProblem>{problem}</InlineProblem>}
          <div className={styles['foot']}>
            <Button type="submit" tone="primary" loading={put.isPending}>
              {collaborator ? t('collaborators:save') : t('collaborators:add')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
