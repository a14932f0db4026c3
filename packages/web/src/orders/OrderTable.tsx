import { useInfiniteQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { ordersQuery } from './api.ts'
import { OrderDialog } from './OrderDialog.tsx'
import { OrderItem } from './OrderItem.tsx'
import styles from './orders.module.css'

interface OrderTableProps {
  customerId: string
  mayWrite: boolean
}

/** Every order of a customer, newest first; a press unfolds its lines. */
export function OrderTable({ customerId, mayWrite }: OrderTableProps) {
  const { t } = useTranslation('orders')
  const orders = useInfiniteQuery(ordersQuery(customerId))
  const [isAdding, setAdding] = useState(false)
  const add = mayWrite && (
    <Button icon={<Plus />} onClick={() => setAdding(true)}>
      {t('orders:add')}
    </Button>
  )
  const dialog = <OrderDialog customerId={customerId} open={isAdding} onClose={() => setAdding(false)} />
  if (orders.error) return <ErrorState text={problemMessage(orders.error)} onRetry={() => void orders.refetch()} />
  if (!orders.data) return <LoadingState />
  const rows = orders.data.pages.flatMap((page) => page.items)
  if (rows.length === 0) {
    return (
      <>
        <EmptyState text={t('orders:empty')} action={add} />
        {dialog}
      </>
    )
  }
  return (
    <div className={styles['orders']}>
      {add && <div className={styles['bar']}>{add}</div>}
      <ul>
        {rows.map((order) => (
          <OrderItem key={order.id} order={order} />
        ))}
      </ul>
      {orders.hasNextPage && (
        <Button tone="text" loading={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
          {t('orders:more')}
        </Button>
      )}
      {dialog}
    </div>
  )
}
