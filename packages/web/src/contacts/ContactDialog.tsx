import { useQueryClient } from '@tanstack/react-query'
import { useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { createContact, listContacts, patchContact } from '@zhike/core/contacts/api'
import type { SentBody } from '@zhike/core/api/route'
import type { Contact } from '@zhike/core/contacts/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
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
import { showToast } from '../ui/toast/toast.ts'
import styles from './contacts.module.css'

const fields = ['name', 'title', 'mobile', 'wechat', 'email', 'notes'] as const
type ContactField = (typeof fields)[number]
type ContactDraft = Draft<ContactField>

const draftOf = (contact: Contact | undefined) =>
  Object.fromEntries(fields.map((field) => [field, contact?.[field] ?? ''])) as ContactDraft

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
  return (
    <Dialog title={props.contact ? t('contacts:edit') : t('contacts:add')} open={props.open} onClose={props.onClose}>
      <ContactForm {...props} />
    </Dialog>
  )
}

function ContactForm({ customerId, contact, rules = {}, onClose }: ContactDialogProps) {
  const { t } = useTranslation('contacts')
  const queryClient = useQueryClient()
  const first = useFocusOnce(!contact)
  const locked = contact ? lockedFields(rules, 'contact') : new Set<string>()
  const [isPrimary, setPrimary] = useState(contact?.isPrimary ?? false)
  const primary = isPrimary === (contact?.isPrimary ?? false) ? {} : { isPrimary }
  const form = useRecordForm<ContactField>({
    version: contact?.version ?? 0,
    draft: draftOf(contact),
    save: (before, after, version) =>
      contact
        ? callRoute(patchContact, {
            params: { id: customerId, contactId: contact.id },
            version,
            body: { ...(patchOf(before, after) as SentBody<typeof patchContact>), ...primary },
          })
        : callRoute(createContact, { params: { id: customerId }, body: { ...after, ...primary } }),
    reload: async () => {
      const { items } = await callRoute(listContacts, { params: { id: customerId } })
      const current = items.find((one) => one.id === contact?.id)
      return { version: current?.version ?? 0, draft: draftOf(current) }
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
      {form.conflict && (
        <ConflictView conflict={form.conflict} label={(field) => t(`contacts:field.${field}`)} onTake={form.change} />
      )}
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
