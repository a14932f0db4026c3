import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BinRecord, DeletedRecord } from '@zhike/core/bin/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { formatFileSize } from '../ui/format/file-size.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { deletedRecordsQuery } from './api.ts'
import { useRestoreRecord } from './use-restore-record.ts'
import styles from './bin.module.css'

/** Deleted contacts, orders, follow-ups or files of customers that are there, and the way back. */
export function DeletedRecords({ record }: { record: BinRecord }) {
  const { t } = useTranslation('bin')
  const bin = useInfiniteQuery(deletedRecordsQuery(record))
  const rows = bin.data?.pages.flatMap((page) => page.items)
  return (
    <>
      {bin.error && !rows && <ErrorState text={problemMessage(bin.error)} onRetry={() => void bin.refetch()} />}
      {!rows && !bin.error && <LoadingState />}
      {rows?.length === 0 && <EmptyState text={t(`bin:empty.${record}`)} />}
      <ul aria-label={t(`bin:tab.${record}`)}>
        {rows?.map((row) => (
          <DeletedRow key={row.id} row={row} />
        ))}
      </ul>
      {bin.hasNextPage && (
        <div className={styles['more']}>
          <Button tone="text" loading={bin.isFetchingNextPage} onClick={() => void bin.fetchNextPage()}>
            {t('bin:earlier')}
          </Button>
        </div>
      )}
    </>
  )
}

function DeletedRow({ row }: { row: DeletedRecord }) {
  const { t } = useTranslation('bin')
  const format = useFormat()
  const restore = useRestoreRecord(row.customerId)
  const when = format.within.moment(row.deletedAt)
  return (
    <li className={styles['row']}>
      <div className="grow">
        <div className={styles['name']}>
          <Title row={row} />
        </div>
        <div className="meta">
          <Facts
            items={[
              <Link
                key="customer"
                to="/customers/$customerId"
                params={{ customerId: row.customerId }}
                className={styles['customer']}
              >
                {row.customerName}
              </Link>,
              row.deletedBy ? t('bin:deletedBy', { when, name: row.deletedBy.name }) : t('bin:deleted', { when }),
            ]}
          />
        </div>
      </div>
      <Button
        icon={<Undo2 />}
        loading={restore.isPending}
        onClick={() => restore.mutate({ record: row.record, id: row.id })}
      >
        {t('bin:restore')}
      </Button>
    </li>
  )
}

function Title({ row }: { row: DeletedRecord }) {
  const { t } = useTranslation('bin')
  const format = useFormat()
  switch (row.record) {
    case 'contact':
      return (
        <>
          <b className="ellipsis">{row.name}</b>
          {row.title && <span className="ellipsis text-2">{row.title}</span>}
        </>
      )
    case 'order':
      return (
        <>
          <b className="ellipsis">{row.number}</b>
          <span className="ellipsis text-2">
            <Facts items={[format.date(row.orderedOn), format.money(row.amount, 2, row.currency)]} />
          </span>
        </>
      )
    case 'file':
      return (
        <>
          <b className="ellipsis">{row.name}</b>
          <span className={`${styles['size']} text-2`}>{formatFileSize(row.byteSize)}</span>
        </>
      )
    case 'follow-up':
      return (
        <>
          <span className={styles['kind']}>
            {t(`bin:kind.${row.kind}`, { defaultValue: row.kind })} {format.moment(row.happenedAt)}
          </span>
          <span className="ellipsis" title={row.text}>
            {row.text}
          </span>
        </>
      )
  }
}
