import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Download, Ellipsis, Eye, History, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileRoutes } from '@zhike/core/files/api'
import type { CustomerFile } from '@zhike/core/files/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useRestoreRecord } from '../bin/use-restore-record.ts'
import { refreshCustomer } from '../customers/api.ts'
import { HistoryOverlay } from '../history/HistoryOverlay.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { formatFileSize } from '../ui/format/file-size.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { fileParams } from './api.ts'
import { FileIcon } from './FileIcon.tsx'
import { FilePreviewDialog } from './FilePreviewDialog.tsx'
import { RenameFileDialog } from './RenameFileDialog.tsx'
import { useOpenFile } from './use-open-file.ts'
import styles from './files.module.css'

/** One file: its name opens it, the menu does the rest. */
export function FileItem({ file }: { file: CustomerFile }) {
  const { t } = useTranslation('files')
  const format = useFormat()
  const client = useQueryClient()
  const [dialog, setDialog] = useState<'rename' | 'history'>()
  const close = () => setDialog(undefined)
  const restore = useRestoreRecord(file.customerId)
  const remove = useMutation({
    mutationFn: () => callRoute(fileRoutes.deleteCustomerFile, { params: fileParams(file) }),
    onSuccess: async () => {
      showToast({
        text: t('files:deleted', { name: file.name }),
        undo: () => restore.mutate({ record: 'file', id: file.id }),
      })
      await refreshCustomer(client, file.customerId)
    },
    onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
  })
  const { open, download, isShown, close: closePreview } = useOpenFile(file)
  return (
    <li className={styles['item']}>
      <FileIcon file={file} />
      <div className="grow">
        <button type="button" className={styles['name']} title={file.name} onClick={open}>
          <span className="ellipsis">{file.name}</span>
        </button>
        <div className="meta">
          <Facts
            items={[
              formatFileSize(file.byteSize),
              file.createdBy?.name,
              format.moment(file.createdAt),
              file.field && t(file.field.isCurrent ? 'files:ofField' : 'files:onceOfField', { name: file.field.label }),
              file.contactName && t('files:about', { name: file.contactName }),
            ]}
          />
        </div>
      </div>
      <ActionMenu
        title={file.name}
        trigger={
          <IconButton
            size="small"
            className={styles['reveal'] ?? ''}
            label={t('files:more', { name: file.name })}
            icon={<Ellipsis />}
          />
        }
        items={[
          file.preview !== null && { key: 'open', label: t('files:preview'), icon: <Eye />, onSelect: open },
          { key: 'download', label: t('files:download'), icon: <Download />, onSelect: download },
          file.abilities.update && {
            key: 'rename',
            label: t('files:rename'),
            icon: <Pencil />,
            onSelect: () => setDialog('rename'),
          },
          { key: 'history', label: t('files:history'), icon: <History />, onSelect: () => setDialog('history') },
          file.abilities.delete && {
            key: 'delete',
            label: t('files:delete'),
            icon: <Trash2 />,
            dangerous: true,
            separated: true,
            onSelect: () => remove.mutate(),
          },
        ]}
      />
      {isShown && <FilePreviewDialog file={file} onDownload={download} onClose={closePreview} />}
      {dialog === 'rename' && <RenameFileDialog file={file} onClose={close} />}
      <HistoryOverlay
        of={dialog === 'history' ? { customerId: file.customerId, record: 'file', recordId: file.id } : undefined}
        name={file.name}
        onClose={close}
      />
    </li>
  )
}
