import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedCustomer } from '@zhike/core/customers/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { TagChooser } from './TagChooser.tsx'
import { useTagCustomers } from './use-tag-customers.ts'
import styles from './tags.module.css'

interface TagCustomersDialogProps {
  customers: readonly ListedCustomer[]
  open: boolean
  onClose: () => void
  onDone: () => void
}

/** Sets and removes tags on the chosen rows: a tick is for all of them, what is not touched stays as it is on each. */
export function TagCustomersDialog(props: TagCustomersDialogProps) {
  const { t } = useTranslation('tags')
  return (
    <Dialog
      title={t('tags:bulkTitle', { count: props.customers.length })}
      open={props.open}
      onClose={props.onClose}
      width={420}
    >
      <TagCustomersForm {...props} />
    </Dialog>
  )
}

function TagCustomersForm({ customers, onClose, onDone }: TagCustomersDialogProps) {
  const { t } = useTranslation('tags')
  const [changes, setChanges] = useState<ReadonlyMap<string, 'add' | 'remove'>>(new Map())
  const tagging = useTagCustomers()
  const before = tagStates(customers)
  const states = new Map(before)
  for (const [id, change] of changes) {
    if (change === 'add') states.set(id, 'all')
    else states.delete(id)
  }
  const toggle = (id: string) => {
    const next = new Map(changes)
    const wanted = states.get(id) === 'all' ? 'remove' : 'add'
    if (wanted === 'remove' && !before.has(id)) next.delete(id)
    else if (wanted === 'add' && before.get(id) === 'all') next.delete(id)
    else next.set(id, wanted)
    setChanges(next)
  }
  const idsOf = (which: 'add' | 'remove') => [...changes].flatMap(([id, change]) => (change === which ? [id] : []))
  const submit = async () => {
    const customerIds = customers.map((one) => one.id)
    await tagging.mutateAsync([{ customerIds, add: idsOf('add'), remove: idsOf('remove') }])
    onClose()
    onDone()
  }
  return (
    <div className={styles['form']}>
      <p className="meta">{t('tags:bulkHint')}</p>
      <TagChooser label={t('tags:choose')} states={states} onToggle={(tag) => toggle(tag.id)} canAdd />
      {tagging.error && <InlineProblem>{problemMessage(tagging.error)}</InlineProblem>}
      <div className={styles['foot']}>
        <Button onClick={onClose}>{t('tags:cancel')}</Button>
        <Button
          tone="primary"
          disabled={changes.size === 0}
          loading={tagging.isPending}
          onClick={() => void submit().catch(() => undefined)}
        >
          {t('tags:apply')}
        </Button>
      </div>
    </div>
  )
}

function tagStates(customers: readonly ListedCustomer[]): Map<string, 'all' | 'some'> {
  const counts = new Map<string, number>()
  for (const { tags = [] } of customers) for (const { id } of tags) counts.set(id, (counts.get(id) ?? 0) + 1)
  return new Map([...counts].map(([id, count]) => [id, count === customers.length ? 'all' : 'some']))
}
