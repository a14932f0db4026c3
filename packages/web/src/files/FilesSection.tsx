import { useInfiniteQuery } from '@tanstack/react-query'
import { useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '@zhike/core/customers/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { formatCount } from '../ui/format/number.ts'
import { Section } from '../ui/layout/Section.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { filesQuery } from './api.ts'
import { FileItem } from './FileItem.tsx'
import { useUploadFiles } from './use-upload-files.ts'
import styles from './files.module.css'

/** 附件: what belongs to the customer as files; dropped anywhere on it, they are uploaded. */
export function FilesSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation('files')
  const files = useInfiniteQuery(filesQuery(customer.id))
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const { upload, underWay } = useUploadFiles(customer.id)
  const mayWrite = customer.abilities.writeFollowUps
  const rows = files.data?.pages.flatMap((page) => page.items)
  if (!mayWrite && rows?.length === 0) return null
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (mayWrite && !underWay) void upload([...event.dataTransfer.files])
  }
  return (
    <Section
      title={t('files:title')}
      end={
        mayWrite && (
          <Button tone="link" size="small" disabled={underWay !== undefined} onClick={() => input.current?.click()}>
            {t('files:upload')}
          </Button>
        )
      }
    >
      <div
        className={styles['drop']}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          if (!mayWrite) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {files.error && !rows && <ErrorState text={problemMessage(files.error)} onRetry={() => void files.refetch()} />}
        {rows?.length === 0 && !underWay && <p className="meta">{isOver ? t('files:dropNow') : t('files:empty')}</p>}
        {underWay && (
          <div className={styles['underWay']} role="status">
            <span className="ellipsis">{t('files:uploading', { name: underWay.name })}</span>
            <progress value={underWay.share} max={1} aria-label={underWay.name} />
            {underWay.waiting > 0 && (
              <span className="meta">
                {t('files:waiting', { count: underWay.waiting, n: formatCount(underWay.waiting) })}
              </span>
            )}
          </div>
        )}
        <ul>
          {rows?.map((file) => (
            <FileItem key={file.id} file={file} />
          ))}
        </ul>
        {files.hasNextPage && (
          <Button
            tone="text"
            size="small"
            loading={files.isFetchingNextPage}
            onClick={() => void files.fetchNextPage()}
          >
            {t('files:earlier')}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('files:upload')}
        onChange={(event) => {
          const picked = [...(event.target.files ?? [])]
          event.target.value = ''
          if (picked.length > 0) void upload(picked)
        }}
      />
    </Section>
  )
}
