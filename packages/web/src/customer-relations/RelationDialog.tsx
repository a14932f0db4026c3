import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerRelation } from '@zhike/core/customer-relations/schema'
import type { Customer } from '@zhike/core/customers/schema'
import { problemMessage } from '../app/api-problem.ts'
import { CustomerChooser } from '../custom-fields/CustomerChooser.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextAreaField } from '../ui/controls/TextAreaField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useRelationChanges } from './api.ts'
import styles from './customer-relations.module.css'
import { useRelationKinds } from './use-relation-kinds.ts'

interface RelationDialogProps {
  customer: Customer
  /** null = a new one. */
  relation: CustomerRelation | null
  onClose: () => void
}

export function RelationDialog({ customer, relation, onClose }: RelationDialogProps) {
  const { t } = useTranslation('customer-relations')
  const { options, isMutual } = useRelationKinds()
  const offered = options(relation?.kind)
  const { add, change } = useRelationChanges(customer.id)
  const [other, setOther] = useState<{ id: string; name: string } | undefined>(relation?.other)
  const [problem, setProblem] = useState<string>()
  const [form, setForm] = useState({
    choice: relation
      ? `${relation.kind} ${isMutual(relation.kind) ? 'first' : relation.otherIs}`
      : (offered[0]?.value ?? ''),
    since: relation?.since ?? '',
    until: relation?.until ?? '',
    note: relation?.note ?? '',
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const chosen = offered.find((one) => one.value === form.choice)
    if (!other || !chosen) return
    const { kind, otherIs } = chosen
    const values = {
      kind,
      otherIs,
      since: form.since || null,
      until: form.until || null,
      note: form.note.trim() || null,
    }
    try {
      if (relation) await change.mutateAsync({ id: relation.id, version: relation.version, otherId: other.id, values })
      else await add.mutateAsync({ otherId: other.id, values })
      showToast({ text: t(relation ? 'customer-relations:saved' : 'customer-relations:added', { name: other.name }) })
      onClose()
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  return (
    <Dialog
      title={relation ? t('customer-relations:editOf', { name: relation.other.name }) : t('customer-relations:add')}
      open
      onClose={onClose}
      width={440}
    >
      {!other ? (
        <CustomerChooser label={t('customer-relations:other')} onPick={setOther} />
      ) : (
        <form className={styles['form']} onSubmit={(event) => void submit(event)}>
          {!relation && (
            <div className={styles['picked']}>
              <b className="ellipsis grow">{other.name}</b>
              <Button tone="link" size="small" onClick={() => setOther(undefined)}>
                {t('customer-relations:another')}
              </Button>
            </div>
          )}
          <SelectField
            label={t('customer-relations:isA', { name: customer.shortName ?? customer.name })}
            value={form.choice}
            onChange={(event) => setForm({ ...form, choice: event.target.value })}
            options={offered}
          />
          <div className={styles['pair']}>
            {(['since', 'until'] as const).map((field) => (
              <TextField
                key={field}
                label={t(`customer-relations:${field}`)}
                optional
                type="date"
                value={form[field]}
                onChange={(event) => setForm({ ...form, [field]: event.target.value })}
              />
            ))}
          </div>
          <TextAreaField
            label={t('customer-relations:note')}
            rows={2}
            maxLength={500}
            value={form.note}
            onChange={(event) => setForm({ ...form, note: event.target.value })}
          />
          {problem && <InlineProblem>{problem}</InlineProblem>}
          <div className={styles['foot']}>
            <Button type="submit" tone="primary" loading={add.isPending || change.isPending}>
              {t('customer-relations:save')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
