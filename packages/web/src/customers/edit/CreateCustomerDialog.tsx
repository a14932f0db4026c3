import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { concerns, conditionName } from '@zhike/core/custom-fields/field-kinds'
import { createCustomer } from '@zhike/core/customers/api'
import { callRoute } from '../../app/api-client.ts'
import { ApiProblem, problemMessage } from '../../app/api-problem.ts'
import { useFormat } from '../../app/session/use-format.ts'
import { useCustomFields } from '../../custom-fields/api.ts'
import { customOf, newCustomDraft } from '../../custom-fields/custom-draft.ts'
import { CustomFieldInputs } from '../../custom-fields/CustomFieldInputs.tsx'
import { draftOfValue } from '../../custom-fields/value-draft.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Segmented } from '../../ui/controls/Segmented.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../../ui/state/InlineProblem.tsx'
import { showToast } from '../../ui/toast/toast.ts'
import { refreshCustomer } from '../api.ts'
import { draftFields, emptyCustomer, type CustomerDraft } from './customer-draft.ts'
import { MainFields, MoreFields } from './CustomerFields.tsx'
import { duplicateHintInput } from './duplicate-input.ts'
import { DuplicateHint } from './DuplicateHint.tsx'
import { isLikelyDuplicate, LikelyDuplicate } from './LikelyDuplicate.tsx'
import styles from './edit.module.css'

interface CreateCustomerDialogProps {
  open: boolean
  onClose: () => void
}

export function CreateCustomerDialog({ open, onClose }: CreateCustomerDialogProps) {
  const { t } = useTranslation('customers')
  return (
    <Dialog title={t('customers:create')} open={open} onClose={onClose} width={600}>
      <CreateCustomerForm onClose={onClose} />
    </Dialog>
  )
}

/** The texts of custom fields that were typed, over the defaults. */
function definedOnly(draft: CustomerDraft): Record<string, string> {
  return Object.fromEntries(Object.entries(draft).filter(([key]) => key.startsWith('custom.')))
}

const noContact = { name: '', title: '', mobile: '' }

function CreateCustomerForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('customers')
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<CustomerDraft>(emptyCustomer)
  const [contact, setContact] = useState(noContact)
  const contactFields = useCustomFields('contact').filter((field) => field.isRequired)
  const [ofContact, setOfContact] = useState<Record<string, string>>({})
  const [assignTo, setAssignTo] = useState<'me' | 'rules'>('me')
  const [showsMore, setShowsMore] = useState(false)
  const isOrganisation = draft.kind === 'organisation'
  const { timeZone } = useFormat()
  const fields = useCustomFields('customer').filter((field) =>
    concerns(field, { kind: isOrganisation ? 'organisation' : 'individual', tier: null }),
  )
  const fallbacks = Object.fromEntries(
    fields.map((field) => [conditionName(field.key), draftOfValue(field, field.fallback, timeZone)]),
  )
  const values: CustomerDraft = { ...draft, ...fallbacks, ...definedOnly(draft) }

  const contactValues = { ...newCustomDraft(contactFields, timeZone), ...ofContact }
  const ownOfContact = () =>
    contactFields.length > 0 ? { custom: customOf(contactValues, contactFields, timeZone) } : {}

  const create = useMutation({
    mutationFn: ({ evenIfDuplicate }: { evenIfDuplicate: boolean }) => {
      const facts = Object.fromEntries(
        draftFields.filter((field) => draft[field].trim()).map((field) => [field, draft[field].trim()]),
      )
      return callRoute(createCustomer, {
        body: {
          ...facts,
          kind: isOrganisation ? 'organisation' : 'individual',
          name: draft.name.trim(),
          ...(isOrganisation && contact.name.trim() ? { contacts: [{ ...contact, ...ownOfContact() }] } : {}),
          ...(fields.length > 0 ? { custom: customOf(values, fields, timeZone) } : {}),
          assignTo: { kind: assignTo },
          ...(evenIfDuplicate ? { evenIfDuplicate } : {}),
        },
      })
    },
    onSuccess: async (customer) => {
      showToast({ text: t('customers:created', { name: customer.name }) })
      await refreshCustomer(queryClient, customer.id)
      onClose()
      await navigate({ to: '/customers/$customerId', params: { customerId: customer.id } })
    },
  })
  const errors = create.error instanceof ApiProblem ? create.error.fieldMessages : {}
  const change = (patch: Partial<CustomerDraft>) => setDraft({ ...draft, ...patch } as CustomerDraft)
  const hasHiddenError =
    draftFields.some((field) => field !== 'name' && errors[field]) ||
    fields.some((field) => !field.isRequired && errors[`custom/${field.key}`])
  const customInputs = (isRequired: boolean) => (
    <CustomFieldInputs
      fields={fields.filter((field) => field.isRequired === isRequired)}
      customer={{ kind: draft.kind, tier: null }}
      values={values}
      onChange={change}
      errors={errors}
      names={undefined}
    />
  )

  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.name.trim()) create.mutate({ evenIfDuplicate: false })
      }}
    >
      <MainFields isNew draft={draft} onChange={change} errors={errors} />
      <DuplicateHint input={duplicateHintInput(draft, contact.mobile)} onOpen={onClose} />
      {isOrganisation ? (
        <div className={styles['contact']}>
          <TextField
            label={t('customers:field.contactName')}
            maxLength={100}
            value={contact.name}
            error={errors['contacts/0/name']}
            onChange={(event) => setContact({ ...contact, name: event.target.value })}
          />
          <TextField
            label={t('customers:field.contactTitle')}
            maxLength={100}
            value={contact.title}
            onChange={(event) => setContact({ ...contact, title: event.target.value })}
          />
          <TextField
            label={t('customers:field.mobile')}
            inputMode="tel"
            maxLength={40}
            value={contact.mobile}
            error={errors['contacts/0/mobile']}
            onChange={(event) => setContact({ ...contact, mobile: event.target.value })}
          />
          {contact.name.trim() !== '' && (
            <CustomFieldInputs
              fields={contactFields}
              customer={{ kind: draft.kind, tier: null }}
              values={contactValues}
              onChange={(patch) => setOfContact({ ...ofContact, ...patch })}
              errors={errors}
              names={undefined}
            />
          )}
        </div>
      ) : (
        <TextField
          label={t('customers:field.mobile')}
          inputMode="tel"
          maxLength={40}
          value={draft.phone}
          error={errors['phone']}
          onChange={(event) => change({ phone: event.target.value })}
        />
      )}
      <div>
        <p className={styles['legend']}>{t('customers:whoHolds')}</p>
        <Segmented
          label={t('customers:whoHolds')}
          value={assignTo}
          options={[
            { key: 'me', label: t('customers:holdsMe') },
            { key: 'rules', label: t('customers:holdsRules') },
          ]}
          onChange={setAssignTo}
        />
      </div>
      {customInputs(true)}
      {showsMore || hasHiddenError ? (
        <>
          <MoreFields draft={draft} onChange={change} errors={errors} />
          {customInputs(false)}
        </>
      ) : (
        <Button tone="text" className={styles['fold'] ?? ''} icon={<ChevronDown />} onClick={() => setShowsMore(true)}>
          {t('customers:moreFields')}
        </Button>
      )}
      {isLikelyDuplicate(create.error) ? (
        <LikelyDuplicate
          problem={create.error}
          isSaving={create.isPending}
          onOpen={onClose}
          onSaveAnyway={() => create.mutate({ evenIfDuplicate: true })}
        />
      ) : (
        create.error && <InlineProblem>{problemMessage(create.error)}</InlineProblem>
      )}
      <div className={styles['foot']}>
        <Button onClick={onClose}>{t('customers:cancel')}</Button>
        <Button type="submit" tone="primary" loading={create.isPending} disabled={!draft.name.trim()}>
          {t('customers:create')}
        </Button>
      </div>
    </form>
  )
}
