import type { HeldFiles } from '@zhike/core/custom-fields/schema'
import { formatFileSize } from '../ui/format/file-size.ts'
import { FileIcon } from './FileIcon.tsx'
import { FilePreviewDialog } from './FilePreviewDialog.tsx'
import { useOpenFile } from './use-open-file.ts'
import styles from './files.module.css'

interface HeldFileProps {
  id: string
  customerId: string
  file: HeldFiles[string]
}

/** What a field of the kind file holds: its name opens it. */
export function HeldFile({ id, customerId, file }: HeldFileProps) {
  const openable = { id, customerId, ...file }
  const { open, download, isShown, close } = useOpenFile(openable)
  return (
    <span className={styles['held']}>
      <FileIcon file={file} />
      <button type="button" className={styles['name']} title={file.name} onClick={open}>
        <span className="ellipsis">{file.name}</span>
      </button>
      <span className="meta">{formatFileSize(file.byteSize)}</span>
      {isShown && <FilePreviewDialog file={openable} onDownload={download} onClose={close} />}
    </span>
  )
}
