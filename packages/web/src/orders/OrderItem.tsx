import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ChevronRight, Ellipsis, History, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trimMoney } from '@zhike/core/kernel/money'
import { deleteOrder } from '@zhike/core/orders/api'
import type { Order } from '@zhike/core/orders/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useRestoreRecord } from '../bin/use-restore-record.ts'
import { CustomFacts } from '../custom-fields/CustomFacts.tsx'
import { refreshCustomer } from '../customers/api.ts'
import { HistoryOverlay } from '../history/HistoryOverlay.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { OrderDialog } from './OrderDialog.tsx'
import { orderWords } from './order-words.ts'
import styles from './orders.module.css'

export function OrderItem({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const format = useFormat()
  const queryClient = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [dialog, setDialog] = useState<'edit' | 'history' | 'delete'>()
  const close = () => setDialog(undefined)
  const restore = useRestoreRecord(order.customerId)
  const undo = () => restore.mutate({ record: 'order', id: order.id })
  const remove = useMutation({
    mutationFn: () => callRoute(deleteOrder, { params: { id: order.customerId, orderId: order.id } }),
    onSuccess: async () => {
      close()
      showToast({ text: t('orders:removed', { number: order.number }), undo })
      await refreshCustomer(queryClient, order.customerId)
    },
    onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
  })
  const [first] = order.lines
  const { update, delete: mayDelete } = order.abilities
  return (
    <li className={styles['order']}>
      <div className={styles['orderRow']}>
        <button type="button" className={styles['unfold']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <ChevronRight aria-hidden="true" />
          <span className={styles['number']}>{order.number}</span>
          <span className={`${styles['what']} ellipsis text-2`}>
            {orderWords(t, first ?? null, order.lines.length)}
            {order.isReturn && <Tag tone="warn">{t('orders:return')}</Tag>}
          </span>
          <span className="text-2">{format.date(order.orderedOn)}</span>
          <b title={format.exactMoney(order.amount, order.currency)}>{format.money(order.amount, 2, order.currency)}</b>
        </button>
        <ActionMenu
          title={order.number}
          trigger={<IconButton size="small" label={t('orders:menu', { number: order.number })} icon={<Ellipsis />} />}
          items={[
            update && { key: 'edit', label: t('orders:edit'), icon: <Pencil />, onSelect: () => setDialog('edit') },
            {
              key: 'history',
              label: t('orders:history'),
              icon: <History />,
              onSelect: () => setDialog('history'),
            },
            mayDelete && {
              key: 'delete',
              label: t('orders:remove'),
              icon: <Trash2 />,
              dangerous: true,
              separated: true,
              onSelect: () => setDialog('delete'),
            },
          ]}
        />
      </div>
      {isOpen && <OrderDetails order={order} />}
      <OrderDialog customerId={order.customerId} order={order} open={dialog === 'edit'} onClose={close} />
      <HistoryOverlay
        of={dialog === 'history' ? { customerId: order.customerId, record: 'order', recordId: order.id } : undefined}
        name={order.number}
        onClose={close}
      />
      <ConfirmDialog
        dangerous
        open={dialog === 'delete'}
        title={t('orders:removeTitle', { number: order.number })}
        text={t('orders:removeText', { amount: format.money(order.amount, 2, order.currency) })}
        confirmLabel={t('orders:remove')}
        onClose={close}
        onConfirm={() => remove.mutateAsync().catch(() => undefined)}
      />
    </li>
  )
}

function OrderDetails({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const format = useFormat()
  return (
    <div className={styles['details']}>
      {order.lines.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('orders:field.product')}</th>
              <th scope="col">{t('orders:field.quantity')}</th>
              <th scope="col">{t('orders:field.price')}</th>
            </tr>
          </thead>
          <tbody>
            {order.lines.map((line, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- lines have no identity but their place
              <tr key={index}>
                <td>{line.product}</td>
                <td>{trimMoney(line.quantity)}</td>
                <td>{Number(line.price).toLocaleString('en-US', { maximumFractionDigits: 4 })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {order.lines.length === 0 && <p className="meta">{t('orders:noLines')}</p>}
      {order.currency !== format.currency && (
        <p className="meta">{t('orders:inOwnCurrency', { amount: format.exactMoney(order.amountBase) })}</p>
      )}
      {order.notes && <p className="text-2">{order.notes}</p>}
      <CustomFacts
        record="order"
        values={order.custom}
        names={order.customNames}
        files={order.customFiles}
        customerId={order.customerId}
      />
    </div>
  )
}
