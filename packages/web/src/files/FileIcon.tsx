import { File, FileArchive, FileImage, FileSpreadsheet, FileText, type LucideIcon } from 'lucide-react'
import type { CustomerFile } from '@zhike/core/files/schema'
import styles from './files.module.css'

const kinds: readonly (readonly [RegExp, LucideIcon])[] = [
  [/^image\//, FileImage],
  [/pdf|msword|wordprocessing|opendocument\.text|^text\//, FileText],
  [/excel|spreadsheet/, FileSpreadsheet],
  [/zip|rar|7z/, FileArchive],
]

/** What a file is, by what the server found inside. */
export function FileIcon({ file }: { file: Pick<CustomerFile, 'contentType'> }) {
  const Icon = kinds.find(([pattern]) => pattern.test(file.contentType))?.[1] ?? File
  return <Icon className={styles['icon']} aria-hidden="true" />
}
