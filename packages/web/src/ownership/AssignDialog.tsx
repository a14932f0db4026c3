import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { useSession } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { TextAreaField } from '../ui/controls/TextAreaField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import type { MovedCustomer } from './moved-customer.ts'
import { PersonChooser } from './PersonChooser.tsx'
import { useMoveCustomers } from './use-move-customers.ts'
import { whatOf } from './what-of.ts'
import styles from './ownership.module.css'

interface MoveDialogProps {
  customers: readonly MovedCustomer[]
  open: boolean
  onClose: () => void
  onMoved?: () => void
}

/** Gives customers to a person. */
export function AssignDialog(props: MoveDialogProps) {
  const { t } = useTranslation('ownership')
  return (
    <Dialog
      title={t('ownership:assignTitle', { what: whatOf(props.customers, t) })}
      open={props.open}
      onClose={props.onClose}
    >
      <AssignForm {...props} />
    </Dialog>
  )
}

function AssignForm({ customers, onClose, onMoved }: MoveDialogProps) {
  const { t } = useTranslation('ownership')
  const { assign } = useMoveCustomers(customers)
  const { grants, person: me } = useSession()
  const reachesAll = grants['customer.assign']?.includes('all')
  const [person, setPerson] = useState<{ id: string; name: string }>()
  const [note, setNote] = useState('')
  const submit = async () => {
    if (!person) return
    await assign.mutateAsync({ person, note: note.trim() })
    onClose()
    onMoved?.()
  }
  return (
    <div className={styles['form']}>
      <PersonChooser
        label={t('ownership:toWhom')}
        chosen={person ? [person.id] : []}
        onPick={setPerson}
        departmentId={reachesAll ? undefined : me.department?.id}
      />
      <TextAreaField
        label={t('ownership:note')}
        optional
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {assign.error && <InlineProblem>{problemMessage(assign.error)}</InlineProblem>}
      <div className={styles['foot']}>
        <Button onClick={onClose}>{t('ownership:cancel')}</Button>
        <Button
          tone="primary"
          disabled={!person}
          loading={assign.isPending}
          onClick={() => void submit().catch(() => undefined)}
        >
          {person ? t('ownership:assignTo', { name: person.name }) : t('ownership:assign')}
        </Button>
      </div>
    </div>
  )
}
