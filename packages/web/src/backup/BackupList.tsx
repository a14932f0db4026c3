import { Ellipsis } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { downloadBackup } from '@zhike/core/backup/api'
import type { BackupFile } from '@zhike/core/backup/schema'
import { routeUrl } from '../app/api-client.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { formatFileSize } from '../ui/format/file-size.ts'
import { formatCount } from '../ui/format/number.ts'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { CardBox } from '../ui/table/CardBox.tsx'
import { CardList } from '../ui/table/CardList.tsx'
import type { Column } from '../ui/table/column.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import styles from './backup.module.css'

interface BackupListProps {
  items: readonly BackupFile[]
  canManage: boolean
  /** Something is under way: one thing at a time. */
  isBusy: boolean
  onTest: (row: BackupFile) => void
  onRestore: (row: BackupFile) => void
  onDelete: (row: BackupFile) => void
}

export function BackupList(props: BackupListProps) {
  const { t } = useTranslation('backup')
  const isPhone = useIsPhone()
  const format = useFormat()
  const empty = <EmptyState text={t('backup:empty')} note={t('backup:emptyNote')} />
  const kindOf = (row: BackupFile) =>
    row.madeBy ? t('backup:kindBy', { name: row.madeBy }) : t(`backup:kinds.${row.kind}`)
  const contentOf = (row: BackupFile) =>
    t('backup:contentValue', { customers: formatCount(row.customers), orders: formatCount(row.orders) })
  const tookOf = (row: BackupFile) => t('backup:secondsValue', { count: row.seconds })

  if (isPhone) {
    return (
      <CardList
        label={t('backup:list')}
        rows={props.items}
        rowKey={(row) => row.id}
        empty={empty}
        renderRow={(row) => (
          <CardBox>
            <div className={styles['card']}>
              <b>{format.instant(row.at)}</b>
              <span className="meta">
                <Facts items={[kindOf(row), formatFileSize(row.bytes), tookOf(row)]} />
              </span>
              <span className="meta">{contentOf(row)}</span>
              <BackupTags row={row} />
              <RowActions row={row} {...props} />
            </div>
          </CardBox>
        )}
      />
    )
  }
  const columns: Column<BackupFile>[] = [
    { key: 'when', title: t('backup:when'), render: (row) => <b title={row.name}>{format.instant(row.at)}</b> },
    { key: 'kind', title: t('backup:kind'), render: kindOf },
    { key: 'content', title: t('backup:content'), render: contentOf },
    { key: 'size', title: t('backup:size'), align: 'end', render: (row) => formatFileSize(row.bytes) },
    { key: 'seconds', title: t('backup:seconds'), align: 'end', render: tookOf },
    { key: 'safety', title: t('backup:safety'), render: (row) => <BackupTags row={row} /> },
    { key: 'actions', title: '', align: 'end', render: (row) => <RowActions row={row} {...props} /> },
  ]
  return (
    <DataTable
      flow
      label={t('backup:list')}
      columns={columns}
      rows={props.items}
      rowKey={(row) => row.id}
      empty={empty}
    />
  )
}

function BackupTags({ row }: { row: BackupFile }) {
  const { t } = useTranslation('backup')
  const format = useFormat()
  if (row.isMissing) return <Tag tone="bad">{t('backup:missing')}</Tag>
  return (
    <span className={styles['tags']}>
      <Tag title={format.instant(row.verifiedAt)}>{t('backup:verified')}</Tag>
      <Tag tone={row.isEncrypted ? 'plain' : 'warn'}>{t(row.isEncrypted ? 'backup:encrypted' : 'backup:open')}</Tag>
      {row.lastTest && (
        <Tag tone={row.lastTest.isOk ? 'ok' : 'bad'} title={format.instant(row.lastTest.at)}>
          {t(row.lastTest.isOk ? 'backup:tested' : 'backup:testFailed')}
        </Tag>
      )}
    </span>
  )
}

function RowActions({ row, canManage, isBusy, onTest, onRestore, onDelete }: BackupListProps & { row: BackupFile }) {
  const { t } = useTranslation('backup')
  const size = useIsPhone() ? 'large' : 'small'
  const format = useFormat()
  const download = () => {
    const link = document.createElement('a')
    link.href = routeUrl(downloadBackup, { params: { id: row.id } })
    link.download = row.name
    link.click()
  }
  return (
    <span className={styles['actions']}>
      {canManage && !row.isMissing && (
        <Button size={size} disabled={isBusy} title={isBusy ? t('backup:busy') : undefined} onClick={() => onTest(row)}>
          {t('backup:test')}
        </Button>
      )}
      <ActionMenu
        title={t('backup:more', { name: format.instant(row.at) })}
        trigger={
          <IconButton
            size={size}
            label={t('backup:more', { name: format.instant(row.at) })}
            icon={<Ellipsis aria-hidden="true" />}
          />
        }
        items={[
          !row.isMissing && { key: 'command', label: t('backup:command'), onSelect: () => onRestore(row) },
          canManage && !row.isMissing && { key: 'download', label: t('backup:download'), onSelect: download },
          canManage && {
            key: 'delete',
            label: t('backup:delete'),
            dangerous: true,
            separated: !row.isMissing,
            disabled: isBusy,
            onSelect: () => onDelete(row),
          },
        ]}
      />
    </span>
  )
}
