import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { segmentsQuery, useCreateList } from './api.ts'
import { useChangeList } from './use-change-list.ts'
import styles from './segments.module.css'

interface AddToListDialogProps {
  customerIds: readonly string[]
  open: boolean
  onClose: () => void
  onDone: () => void
}

/** Puts the chosen customers into a list, one that there is or a new one. */
export function AddToListDialog(props: AddToListDialogProps) {
  const { t } = useTranslation('segments')
  return (
    <Dialog
      title={t('segments:addTitle', { count: props.customerIds.length })}
      open={props.open}
      onClose={props.onClose}
      width={420}
    >
      <AddToListForm {...props} />
    </Dialog>
  )
}

function AddToListForm({ customerIds, onClose, onDone }: AddToListDialogProps) {
  const { t } = useTranslation('segments')
  const { data, error, refetch } = useQuery(segmentsQuery)
  const [chosen, setChosen] = useState<string>()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  const { change, isPending } = useChangeList()
  const create = useCreateList()
  if (error && !data) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  if (!data) return <LoadingState lines={3} />
  const lists = data.filter((one) => one.kind === 'static' && one.abilities.update)
  const listId = chosen ?? lists[0]?.id ?? ''
  const list = lists.find((one) => one.id === listId)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      if (list) {
        await change({ list, add: [...customerIds] })
      } else {
        await create.mutateAsync({ name: name.trim(), isShared: false, customerIds: [...customerIds] })
        showToast({ text: t('segments:added', { count: customerIds.length, name: name.trim() }) })
      }
      onClose()
      onDone()
    } catch (failure) {
      setProblem(problemMessage(failure))
    }
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      {lists.length > 0 && (
        <SelectField
          label={t('segments:list')}
          value={listId}
          onChange={(event) => setChosen(event.target.value)}
          options={[
            ...lists.map((one) => ({ value: one.id, label: one.name })),
            { value: '', label: t('segments:newList') },
          ]}
        />
      )}
      {!list && (
        <TextField
          label={t('segments:newListName')}
          required
          maxLength={80}
          hint={t('segments:newListHint')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      )}
      {problem && <InlineProblem>{problem}</InlineProblem>}
      <div className={styles['foot']}>
        <Button onClick={onClose}>{t('segments:cancel')}</Button>
        <Button
          type="submit"
          tone="primary"
          disabled={!list && name.trim() === ''}
          loading={isPending || create.isPending}
        >
          {t('segments:addNow')}
        </Button>
      </div>
    </form>
  )
}
