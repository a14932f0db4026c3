import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, History, Pencil, Star, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteContact, patchContact } from '@zhike/core/contacts/api'
import type { Contact } from '@zhike/core/contacts/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useRestoreRecord } from '../bin/use-restore-record.ts'
import { CustomFacts } from '../custom-fields/CustomFacts.tsx'
import { refreshCustomer } from '../customers/api.ts'
import { isMasked, type FieldRulesHere } from '../customers/field-rules.ts'
import { MaskedText } from '../customers/MaskedText.tsx'
import { CallLink, PhoneNumber } from '../customers/PhoneNumber.tsx'
import { HistoryOverlay } from '../history/HistoryOverlay.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { SkeletonLines, useIsSlow } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { contactsQuery } from './api.ts'
import { ContactDialog } from './ContactDialog.tsx'
import styles from './contacts.module.css'

/** The people to talk to, the primary one first. */
export function ContactList({ customerId, rules }: { customerId: string; rules: FieldRulesHere }) {
  const { t } = useTranslation('contacts')
  const { data, error, refetch, isPending } = useQuery(contactsQuery(customerId))
  const isSlow = useIsSlow(isPending)
  if (error) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  if (!data) return isSlow ? <SkeletonLines lines={4} /> : null
  if (data.length === 0) return <p className="meta">{t('contacts:empty')}</p>
  return (
    <ul className={styles['contacts']}>
      {data.map((contact) => (
        <ContactItem key={contact.id} contact={contact} rules={rules} />
      ))}
    </ul>
  )
}

function ContactItem({ contact, rules }: { contact: Contact; rules: FieldRulesHere }) {
  const { t } = useTranslation('contacts')
  const queryClient = useQueryClient()
  const [dialog, setDialog] = useState<'edit' | 'history' | 'delete'>()
  const close = () => setDialog(undefined)
  const params = { id: contact.customerId, contactId: contact.id }
  const refresh = () => refreshCustomer(queryClient, contact.customerId)
  const refused = (error: unknown) => showToast({ text: problemMessage(error), tone: 'bad' })
  const restore = useRestoreRecord(contact.customerId)
  const undo = () => restore.mutate({ record: 'contact', id: contact.id })
  const makePrimary = useMutation({
    mutationFn: () => callRoute(patchContact, { params, version: contact.version, body: { isPrimary: true } }),
    onSuccess: () => showToast({ text: t('contacts:isPrimaryNow', { name: contact.name }) }),
    onError: refused,
    onSettled: refresh,
  })
  const remove = useMutation({
    mutationFn: () => callRoute(deleteContact, { params }),
    onSuccess: async () => {
      close()
      showToast({ text: t('contacts:removed', { name: contact.name }), undo })
      await refresh()
    },
    onError: refused,
  })
  const { update, delete: mayDelete } = contact.abilities
  const menu = (
    <ActionMenu
      title={contact.name}
      trigger={
        <IconButton
          size="small"
          className={styles['reveal'] ?? ''}
          label={t('contacts:more', { name: contact.name })}
          icon={<Ellipsis />}
        />
      }
      items={[
        update && {
          key: 'edit',
          label: t('contacts:edit'),
          icon: <Pencil />,
          onSelect: () => setDialog('edit'),
        },
        update &&
          !contact.isPrimary && {
            key: 'primary',
            label: t('contacts:makePrimary'),
            icon: <Star />,
            onSelect: () => makePrimary.mutate(),
          },
        {
          key: 'history',
          label: t('contacts:history'),
          icon: <History />,
          onSelect: () => setDialog('history'),
        },
        mayDelete && {
          key: 'delete',
          label: t('contacts:remove'),
          icon: <Trash2 />,
          dangerous: true,
          separated: true,
          onSelect: () => setDialog('delete'),
        },
      ]}
    />
  )
  return (
    <li className={styles['item']}>
      <Avatar name={contact.name} size="large" />
      <div className="grow">
        <div className={styles['name']}>
          <b className="ellipsis">{contact.name}</b>
          {contact.title && <span className="ellipsis text-2">{contact.title}</span>}
          {contact.isPrimary && <Tag>{t('contacts:primary')}</Tag>}
        </div>
        {contact.mobile && <PhoneNumber phone={contact.mobile} of={contact.name} />}
        <div className="meta">
          <Facts
            items={[
              contact.wechat && isMasked(contact.wechat) ? (
                <MaskedText text={t('contacts:wechat', { id: contact.wechat })} short />
              ) : (
                contact.wechat && t('contacts:wechat', { id: contact.wechat })
              ),
              contact.email && isMasked(contact.email) ? <MaskedText text={contact.email} short /> : contact.email,
            ]}
          />
        </div>
        {contact.notes && <div className="meta">{contact.notes}</div>}
        <CustomFacts
          record="contact"
          values={contact.custom}
          names={contact.customNames}
          files={contact.customFiles}
          customerId={contact.customerId}
        />
      </div>
      <span className={styles['acts']}>
        {contact.mobile && <CallLink phone={contact.mobile} of={contact.name} size="small" />}
        {menu}
      </span>
      <ContactDialog
        customerId={contact.customerId}
        contact={contact}
        rules={rules}
        open={dialog === 'edit'}
        onClose={close}
      />
      <HistoryOverlay
        of={
          dialog === 'history' ? { customerId: contact.customerId, record: 'contact', recordId: contact.id } : undefined
        }
        name={contact.name}
        onClose={close}
      />
      <ConfirmDialog
        dangerous
        open={dialog === 'delete'}
        title={t('contacts:removeTitle', { name: contact.name })}
        text={t('contacts:removeText')}
        confirmLabel={t('contacts:remove')}
        onClose={close}
        onConfirm={() => remove.mutateAsync().catch(() => undefined)}
      />
    </li>
  )
}
