import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { createContact, listContacts, patchContact } from '@zhike/core/contacts/api'
import type { SentBody } from '@zhike/core/api/route'
import type { Contact } from '@zhike/core/contacts/schema'
import { keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { customFieldsQuery } from '../custom-fields/api.ts'
import { customDraftOf, customOf, enterable, newCustomDraft, type CustomKey } from '../custom-fields/custom-draft.ts'
import { CustomFieldInputs } from '../custom-fields/CustomFieldInputs.tsx'
import { refreshCustomer } from '../customers/api.ts'
import { lockedFields, type FieldRulesHere } from '../customers/field-rules.ts'
import { ConflictView } from '../customers/edit/ConflictView.tsx'
import { patchOf, type Draft } from '../customers/edit/merge-drafts.ts'
import { useFocusOnce } from '../customers/edit/use-focus-once.ts'
import { useRecordForm } from '../customers/edit/use-record-form.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { TextAreaField } from '../ui/controls/TextAreaField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import styles from './contacts.module.css'

const fields = ['name', 'title', 'mobile', 'wechat', 'email', 'notes'] as const
type ContactField = (typeof fields)[number]
type ContactDraft = Draft<ContactField | CustomKey>

function draftOf(contact: Contact | undefined, own: readonly CustomField[], timeZone: string): ContactDraft {
  const custom = contact ? customDraftOf(contact.custom, own, timeZone) : newCustomDraft(own, timeZone)
  return { ...Object.fromEntries(fields.map((field) => [field, contact?.[field] ?? ''])), ...custom } as ContactDraft
}

/** Fields of contacts are those of every contact. */
const ofAnyCustomer = { kind: '', tier: null }

const withCustom = (custom: ReturnType<typeof customOf>) => (Object.keys(custom).length > 0 ? { custom } : {})

interface ContactDialogProps {
  customerId: string
  /** Absent = a new one. */
  contact?: Contact | undefined
  /** What may not be changed of a contact that exists is not offered. */
  rules?: FieldRulesHere
  open: boolean
  onClose: () => void
}

export function ContactDialog(props: ContactDialogProps) {
  const { t } = useTranslation('contacts')
  // The form begins with every field there is.
  const { data: custom } = useQuery({ ...customFieldsQuery('contact'), enabled: props.open })
  return (
    <Dialog title={props.contact ? t('contacts:edit') : t('contacts:add')} open={props.open} onClose={props.onClose}>
      {custom ? <ContactForm {...props} custom={custom} /> : <LoadingState lines={4} />}
    </Dialog>
  )
}

type ContactFormProps = ContactDialogProps & { custom: readonly CustomField[] }

function ContactForm({ customerId, contact, rules = {}, custom, onClose }: ContactFormProps) {
  const { t } = useTranslation('contacts')
  const queryClient = useQueryClient()
  const first = useFocusOnce(!contact)
  const locked = contact ? lockedFields(rules, 'contact') : new Set<string>()
  const [isPrimary, setPrimary] = useState(contact?.isPrimary ?? false)
  const primary = isPrimary === (contact?.isPrimary ?? false) ? {} : { isPrimary }
  const { timeZone } = useFormat()
  const own = enterable(custom, locked)
  const bodyOf = (texts: Record<string, string | null | undefined>) => ({
    ...Object.fromEntries(Object.entries(texts).filter(([name]) => keyOfName(name) === null)),
    ...withCustom(customOf(texts, own, timeZone)),
  })
  const form = useRecordForm<ContactField | CustomKey>({
    version: contact?.version ?? 0,
    draft: draftOf(contact, own, timeZone),
    save: (before, after, version) =>
      contact
        ? callRoute(patchContact, {
            params: { id: customerId, contactId: contact.id },
            version,
            body: { ...(bodyOf(patchOf(before, after)) as SentBody<typeof patchContact>), ...primary },
          })
        : callRoute(createContact, {
            params: { id: customerId },
            body: { ...(bodyOf(after) as SentBody<typeof createContact>), ...primary },
          }),
    reload: async () => {
      const { items } = await callRoute(listContacts, { params: { id: customerId } })
      const current = items.find((one) => one.id === contact?.id)
      return { version: current?.version ?? 0, draft: draftOf(current, own, timeZone) }
    },
    onSaved: async () => {
      showToast({ text: contact ? t('contacts:saved') : t('contacts:added', { name: form.draft.name }) })
      onClose()
      await refreshCustomer(queryClient, customerId)
    },
  })
  const text = (
    field: ContactField,
    maxLength: number,
    more: { inputMode?: 'tel' | 'email'; ref?: RefObject<HTMLInputElement | null> } = {},
  ) =>
    locked.has(field) ? null : (
      <TextField
        label={t(`contacts:field.${field}`)}
        maxLength={maxLength}
        value={form.draft[field]}
        error={form.errors[field]}
        onChange={(event) => form.change({ [field]: event.target.value })}
        {...more}
      />
    )
  const labelOf = (name: string) =>
    own.find((field) => field.key === keyOfName(name))?.label ?? t(`contacts:field.${name}`)
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!form.draft.name.trim()) return
        if (contact && !form.hasChanged && isPrimary === contact.isPrimary) onClose()
        else form.save()
      }}
    >
      {form.conflict && <ConflictView conflict={form.conflict} label={labelOf} onTake={form.change} />}
      <div className={styles['pair']}>
        {text('name', 100, { ref: first })}
        {text('title', 100)}
      </div>
      <div className={styles['pair']}>
        {text('mobile', 40, { inputMode: 'tel' })}
        {text('wechat', 64)}
      </div>
      {text('email', 254, { inputMode: 'email' })}
      <TextAreaField
        label={t('contacts:field.notes')}
        rows={2}
        maxLength={2000}
        value={form.draft.notes}
        onChange={(event) => form.change({ notes: event.target.value })}
      />
      <CustomFieldInputs
        fields={own}
        customer={ofAnyCustomer}
        values={form.draft}
        onChange={form.change}
        errors={form.errors}
        names={contact?.customNames}
      />
      {!contact?.isPrimary && (
        <Checkbox checked={isPrimary} onChange={(event) => setPrimary(event.target.checked)}>
          {t('contacts:makePrimary')}
        </Checkbox>
      )}
      {form.problem && <InlineProblem>{problemMessage(form.problem)}</InlineProblem>}
      <div className={styles['foot']}>
        <Button onClick={onClose}>{t('contacts:cancel')}</Button>
        <Button type="submit" tone="primary" loading={form.isSaving} disabled={!form.draft.name.trim()}>
          {form.conflict ? t('contacts:saveAgain') : t('contacts:save')}
        </Button>
      </div>
    </form>
  )
}
