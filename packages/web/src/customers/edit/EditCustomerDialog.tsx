import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { getCustomer, patchCustomer } from '@zhike/core/customers/api'
import type { SentBody } from '@zhike/core/api/route'
import { keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Customer } from '@zhike/core/customers/schema'
import { callRoute } from '../../app/api-client.ts'
import { problemMessage } from '../../app/api-problem.ts'
import { useFormat } from '../../app/session/use-format.ts'
import { customFieldsQuery } from '../../custom-fields/api.ts'
import { customOf, enterable } from '../../custom-fields/custom-draft.ts'
import { CustomFieldInputs } from '../../custom-fields/CustomFieldInputs.tsx'
import { useReferenceNames } from '../../reference/use-reference.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { LoadingState } from '../../ui/state/Skeleton.tsx'
import { InlineProblem } from '../../ui/state/InlineProblem.tsx'
import { showToast } from '../../ui/toast/toast.ts'
import { refreshCustomer } from '../api.ts'
import { lockedFields } from '../field-rules.ts'
import { ConflictView } from './ConflictView.tsx'
import { draftOf } from './customer-draft.ts'
import { duplicateHintInput } from './duplicate-input.ts'
import { DuplicateHint } from './DuplicateHint.tsx'
import { isLikelyDuplicate, LikelyDuplicate } from './LikelyDuplicate.tsx'
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
  // The form begins with every field there is.
  const { data: fields } = useQuery({ ...customFieldsQuery('customer'), enabled: open })
  return (
    <Dialog title={t('customers:edit')} open={open} onClose={onClose} width={600}>
      {fields ? <EditCustomerForm customer={customer} known={fields} onClose={onClose} /> : <LoadingState />}
    </Dialog>
  )
}

interface EditCustomerFormProps {
  customer: Customer
  known: readonly CustomField[]
  onClose: () => void
}

function EditCustomerForm({ customer, known, onClose }: EditCustomerFormProps) {
  const { t } = useTranslation('customers')
  const names = useReferenceNames()
  const queryClient = useQueryClient()
  const params = { id: customer.id }
  const { timeZone } = useFormat()
  const rules = lockedFields(customer.fieldRules, 'customer')
  const fields = enterable(known, rules)
  const isSure = useRef(false)
  const form = useRecordForm({
    version: customer.version,
    draft: draftOf(customer, fields, timeZone),
    save: (before, after, version) => {
      const patch: Record<string, string | null | undefined> = patchOf(before, after)
      const own = Object.fromEntries(Object.entries(patch).filter(([key]) => !key.startsWith('custom.')))
      const custom = customOf(patch, fields, timeZone)
      const body = {
        ...own,
        ...(Object.keys(custom).length > 0 ? { custom } : {}),
        ...(isSure.current ? { evenIfDuplicate: true } : {}),
      }
      return callRoute(patchCustomer, { params, version, body: body as SentBody<typeof patchCustomer> })
    },
    reload: async () => {
      const current = await callRoute(getCustomer, { params })
      return { version: current.version, draft: draftOf(current, fields, timeZone) }
    },
    onSaved: async () => {
      showToast({ text: t('customers:saved') })
      onClose()
      await refreshCustomer(queryClient, customer.id)
    },
  })
  const { draft } = form
  const labelOf = (field: string) => {
    const key = keyOfName(field)
    return key === null ? t(`customers:field.${field}`) : (fields.find((one) => one.key === key)?.label ?? key)
  }
  const words = (field: string, value: string) => {
    if (field === 'regionCode') return names.region(value, 3) || value
    if (field === 'industryCode') return names.industry(value) || value
    return field === 'kind' ? t(`customers:kind.${value}`) : value
  }
  const before = draftOf(customer, fields, timeZone)
  const tellsAnew = (['kind', 'name', 'creditCode', 'phone', 'email'] as const).some(
    (key) => draft[key] !== before[key],
  )
  const save = (sure: boolean) => {
    isSure.current = sure
    form.save()
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!form.hasChanged) onClose()
        else if (draft.name.trim()) save(false)
      }}
    >
      {form.conflict && <ConflictView conflict={form.conflict} label={labelOf} words={words} onTake={form.change} />}
      <MainFields draft={draft} onChange={form.change} errors={form.errors} />
      {tellsAnew && (
        <DuplicateHint input={{ ...duplicateHintInput(draft), customerId: customer.id }} onOpen={onClose} />
      )}
      <MoreFields draft={draft} onChange={form.change} errors={form.errors} locked={rules} />
      <CustomFieldInputs
        fields={fields}
        customer={{ kind: draft.kind, tier: customer.tier }}
        values={draft}
        onChange={form.change}
        errors={form.errors}
        names={customer.customNames}
      />
      {isLikelyDuplicate(form.problem) ? (
        <LikelyDuplicate
          problem={form.problem}
          isSaving={form.isSaving}
          onOpen={onClose}
          onSaveAnyway={() => save(true)}
        />
      ) : (
        form.problem && <InlineProblem>{problemMessage(form.problem)}</InlineProblem>
      )}
      <div className={styles['foot']}>
        <Button onClick={onClose}>{t('customers:cancel')}</Button>
        <Button type="submit" tone="primary" loading={form.isSaving} disabled={!draft.name.trim()}>
          {form.conflict ? t('customers:saveAgain') : t('customers:save')}
        </Button>
      </div>
    </form>
  )
}
