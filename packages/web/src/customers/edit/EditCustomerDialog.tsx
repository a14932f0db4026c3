import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getCustomer, patchCustomer } from '@zhike/core/customers/api'
import type { SentBody } from '@zhike/core/api/route'
import type { Customer } from '@zhike/core/customers/schema'
import { callRoute } from '../../app/api-client.ts'
import { problemMessage } from '../../app/api-problem.ts'
import { useReferenceNames } from '../../reference/use-reference.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../../ui/state/InlineProblem.tsx'
import { showToast } from '../../ui/toast/toast.ts'
import { refreshCustomer } from '../api.ts'
import { lockedFields } from '../field-rules.ts'
import { ConflictView } from './ConflictView.tsx'
import { draftOf, type DraftField } from './customer-draft.ts'
import { MainFields, MoreFields } from './CustomerFields.tsx'
import { patchOf } from './merge-drafts.ts'
import { useRecordForm } from './use-record-form.ts'
import styles from './edit.module.css'

interface EditCustomerDialogProps {
  customer: Customer
  open: boolean
  onClose: () => void
}

export function EditCustomerDialog({ customer, open, onClose }: EditCustomerDialogProps) {
  const { t } = useTranslation('customers')
  return (
    <Dialog title={t('customers:edit')} open={open} onClose={onClose} width={600}>
      <EditCustomerForm customer={customer} onClose={onClose} />
    </Dialog>
  )
}

function EditCustomerForm({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation('customers')
  const names = useReferenceNames()
  const queryClient = useQueryClient()
  const params = { id: customer.id }
  const form = useRecordForm({
    version: customer.version,
    draft: draftOf(customer),
    save: (before, after, version) =>
      callRoute(patchCustomer, {
        params,
        version,
        body: patchOf(before, after) as SentBody<typeof patchCustomer>,
      }),
    reload: async () => {
      const current = await callRoute(getCustomer, { params })
      return { version: current.version, draft: draftOf(current) }
    },
    onSaved: async () => {
      showToast({ text: t('customers:saved') })
      onClose()
      await refreshCustomer(queryClient, customer.id)
    },
  })
  const { draft } = form
  const words = (field: DraftField, value: string) => {
    if (field === 'regionCode') return names.region(value, 3) || value
    if (field === 'industryCode') return names.industry(value) || value
    return field === 'kind' ? t(`customers:kind.${value}`) : value
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!form.hasChanged) onClose()
        else if (draft.name.trim()) form.save()
      }}
    >
      {form.conflict && (
        <ConflictView
          conflict={form.conflict}
          label={(field) => t(`customers:field.${field}`)}
          words={words}
          onTake={form.change}
        />
      )}
      <MainFields draft={draft} onChange={form.change} errors={form.errors} />
      <MoreFields
        draft={draft}
        onChange={form.change}
        errors={form.errors}
        locked={lockedFields(customer.fieldRules, 'customer')}
      />
      {form.problem && <InlineProblem>{problemMessage(form.problem)}</InlineProblem>}
      <div className={styles['foot']}>
        <Button onClick={onClose}>{t('customers:cancel')}</Button>
        <Button type="submit" tone="primary" loading={form.isSaving} disabled={!draft.name.trim()}>
          {form.conflict ? t('customers:saveAgain') : t('customers:save')}
        </Button>
      </div>
    </form>
  )
}
