import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  ArrowLeftRight,
  Ellipsis,
  History,
  Merge,
  Pencil,
  ScrollText,
  ShieldQuestionMark,
  ShieldUser,
  Trash2,
  UserPlus,
  Waves,
} from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteCustomer, restoreCustomer } from '@zhike/core/customers/api'
import type { Customer } from '@zhike/core/customers/schema'
import { AccessDialog } from '../../access-explanation/AccessDialog.tsx'
import { callRoute } from '../../app/api-client.ts'
import { problemMessage } from '../../app/api-problem.ts'
import { useCan } from '../../app/session/use-session.ts'
import { ContactDialog } from '../../contacts/ContactDialog.tsx'
import { HistoryOverlay } from '../../history/HistoryOverlay.tsx'
import { AssignDialog } from '../../ownership/AssignDialog.tsx'
import { ReleaseDialog } from '../../ownership/ReleaseDialog.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { ActionMenu } from '../../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../../ui/overlay/ConfirmDialog.tsx'
import { showToast } from '../../ui/toast/toast.ts'
import { refreshCustomer } from '../api.ts'
import { EditCustomerDialog } from '../edit/EditCustomerDialog.tsx'

type OpenDialog = 'edit' | 'history' | 'contact' | 'assign' | 'release' | 'access' | 'delete'

interface CustomerMenuProps {
  customer: Customer
  size?: 'large'
  /** After it went into the bin: the page or drawer that showed it closes. */
  onDeleted: () => void
}

/** Everything one may do with a customer that has no button of its own. */
export function CustomerMenu({ customer, size, onDeleted }: CustomerMenuProps) {
  const { t } = useTranslation(['customers', 'ownership', 'contacts'])
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const mayAudit = useCan('audit.read')
  const mayErase = useCan('privacy.manage')
  const [dialog, setDialog] = useState<OpenDialog>()
  const mayExplain = useCan('role.read')
  const close = () => setDialog(undefined)
  const name = customer.shortName ?? customer.name
  const params = { id: customer.id }
  const moved = [{ id: customer.id, name, holder: customer.holder }]
  const { abilities } = customer
  const refused = (error: unknown) => showToast({ text: problemMessage(error), tone: 'bad' })

  const restore = async () => {
    try {
      await callRoute(restoreCustomer, { params })
      showToast({ text: t('customers:bin.restored', { name }) })
      await refreshCustomer(queryClient, customer.id)
      await navigate({ to: '/customers/$customerId', params: { customerId: customer.id } })
    } catch (error) {
      refused(error)
    }
  }
  const remove = useMutation({
    mutationFn: () => callRoute(deleteCustomer, { params }),
    onSuccess: async () => {
      close()
      onDeleted()
      showToast({ text: t('customers:deleted', { name }), undo: restore })
      queryClient.removeQueries({ queryKey: ['customer', customer.id] })
      await refreshCustomer(queryClient, customer.id)
    },
    onError: refused,
  })
  const items = [
    abilities.update && {
      key: 'edit',
      label: t('customers:edit'),
      icon: <Pencil />,
      onSelect: () => setDialog('edit'),
    },
    abilities.writeContacts && {
      key: 'contact',
      label: t('contacts:add'),
      icon: <UserPlus />,
      onSelect: () => setDialog('contact'),
    },
    {
      key: 'history',
      label: t('customers:history'),
      icon: <History />,
      onSelect: () => setDialog('history'),
    },
    abilities.assign && {
      key: 'assign',
      label: t('ownership:assign'),
      icon: <ArrowLeftRight />,
      separated: true,
      onSelect: () => setDialog('assign'),
    },
    abilities.release &&
      customer.holder.kind === 'person' && {
        key: 'release',
        label: t('ownership:release'),
        icon: <Waves />,
        onSelect: () => setDialog('release'),
      },
    abilities.merge && {
      key: 'merge',
      label: t('customers:merge'),
      icon: <Merge />,
      separated: true,
      onSelect: () => void navigate({ to: '/customers/merge', search: { ids: customer.id } }),
    },
    mayExplain && {
      key: 'access',
      label: t('customers:whoSees'),
      icon: <ShieldQuestionMark />,
      separated: true,
      onSelect: () => setDialog('access'),
    },
    mayAudit && {
      key: 'audit',
      label: t('customers:audit'),
      icon: <ScrollText />,
      separated: !mayExplain,
      onSelect: () => void navigate({ to: '/audit', search: { customer: customer.id } }),
    },
    mayErase && {
      key: 'privacy',
      label: t('customers:privacy'),
      icon: <ShieldUser />,
      onSelect: () => void navigate({ to: '/privacy', search: { customer: customer.id } }),
    },
    abilities.delete && {
      key: 'delete',
      label: t('customers:toBin'),
      icon: <Trash2 />,
      dangerous: true,
      separated: true,
      onSelect: () => setDialog('delete'),
    },
  ] as const
  return (
    <>
      <ActionMenu
        title={name}
        trigger={<IconButton label={t('customers:more')} icon={<Ellipsis />} {...(size ? { size } : {})} />}
        items={items}
      />
      <HistoryOverlay of={dialog === 'history' ? { customerId: customer.id } : undefined} name={name} onClose={close} />
      <EditCustomerDialog customer={customer} open={dialog === 'edit'} onClose={close} />
      <ContactDialog customerId={customer.id} open={dialog === 'contact'} onClose={close} />
      <AssignDialog customers={moved} open={dialog === 'assign'} onClose={close} />
      <ReleaseDialog customers={moved} open={dialog === 'release'} onClose={close} />
      {dialog === 'access' && <AccessDialog customer={{ id: customer.id, name }} onClose={close} />}
      <ConfirmDialog
        open={dialog === 'delete'}
        title={t('customers:toBinTitle', { name })}
        text={t('customers:toBinText')}
        confirmLabel={t('customers:toBin')}
        onClose={close}
        onConfirm={() => remove.mutateAsync().catch(() => undefined)}
      />
    </>
  )
}
