import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { restoreCustomer } from '@zhike/core/customers/api'
import type { deletedCustomerRow } from '@zhike/core/customers/schema'
import { callRoute } from '../../app/api-client.ts'
import { problemMessage } from '../../app/api-problem.ts'
import { useFormat } from '../../app/session/use-format.ts'
import { useReferenceNames } from '../../reference/use-reference.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Facts } from '../../ui/identity/Facts.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { LoadingState } from '../../ui/state/Skeleton.tsx'
import { showToast } from '../../ui/toast/toast.ts'
import { binQuery, refreshCustomer } from '../api.ts'
import { TierMark, VipMark } from '../TierMark.tsx'
import styles from './bin.module.css'

/** Deleted customers and the way back. */
export function DeletedCustomers() {
  const { t } = useTranslation('customers')
  const bin = useInfiniteQuery(binQuery)
  const rows = bin.data?.pages.flatMap((page) => page.items)
  return (
    <>
      {bin.error && !rows && <ErrorState text={problemMessage(bin.error)} onRetry={() => void bin.refetch()} />}
      {!rows && !bin.error && <LoadingState />}
      {rows?.length === 0 && <EmptyState text={t('customers:bin.empty')} />}
      <ul aria-label={t('customers:bin.title')}>
        {rows?.map((row) => (
          <BinRow key={row.id} row={row} />
        ))}
      </ul>
      {bin.hasNextPage && (
        <div className={styles['more']}>
          <Button tone="text" loading={bin.isFetchingNextPage} onClick={() => void bin.fetchNextPage()}>
            {t('customers:earlier')}
          </Button>
        </div>
      )}
    </>
  )
}

function BinRow({ row }: { row: z.output<typeof deletedCustomerRow> }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const names = useReferenceNames()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const name = row.shortName ?? row.name
  const restore = useMutation({
    mutationFn: () => callRoute(restoreCustomer, { params: { id: row.id } }),
    onSuccess: async (customer) => {
      showToast({ text: t('customers:bin.restoredTo', { name, holder: customer.holder.name }) })
      await refreshCustomer(queryClient, row.id)
      await navigate({ to: '/customers/$customerId', params: { customerId: row.id } })
    },
    onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
  })
  return (
    <li className={styles['row']}>
      <TierMark tier={row.tier} />
      <div className="grow">
        <div className={styles['name']}>
          <b className="ellipsis" title={row.name}>
            {name}
          </b>
          <VipMark isVip={row.isVip} />
        </div>
        <div className="meta">
          <Facts
            items={[
              t('customers:bin.when', { when: format.within.moment(row.deletedAt) }),
              row.formerHolder && t('customers:bin.former', { name: row.formerHolder.name }),
              names.region(row.regionCode),
            ]}
          />
        </div>
      </div>
      <Button icon={<Undo2 />} loading={restore.isPending} onClick={() => restore.mutate()}>
        {t('customers:bin.restore')}
      </Button>
    </li>
  )
}
