import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useSession } from '../app/session/use-session.ts'
import { ExportButton } from '../exports/ExportButton.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { formatCount } from '../ui/format/number.ts'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { SkeletonLines } from '../ui/state/Skeleton.tsx'
import { bulkEditsQuery } from './api.ts'
import { BulkEditProgress } from './BulkEditProgress.tsx'
import { useBulkWords } from './use-bulk-words.ts'
import styles from './bulk-edits.module.css'

/** What was changed in bulk, latest first; each can be looked at and, for a while, undone. */
export function BulkHistoryDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('bulk-edits')
  const { person } = useSession()
  const format = useFormat()
  const words = useBulkWords()
  const list = useInfiniteQuery(bulkEditsQuery)
  const [open, setOpen] = useState<string>()
  const edits = list.data?.pages.flatMap((page) => page.items)
  return (
    <Dialog title={t('bulk-edits:history')} open onClose={onClose} width={560}>
      {open ? (
        <div className={styles['form']}>
          <BulkEditProgress id={open} />
          <div>
            <Button tone="link" onClick={() => setOpen(undefined)}>
              {t('bulk-edits:back')}
            </Button>
          </div>
        </div>
      ) : (
        <>
          {edits && edits.length > 0 && (
            <div>
              <ExportButton list="bulk-edits" />
            </div>
          )}
          {list.isError && <ErrorState text={problemMessage(list.error)} onRetry={() => void list.refetch()} />}
          {list.isPending && <SkeletonLines lines={4} />}
          {edits?.length === 0 && <EmptyState text={t('bulk-edits:none')} />}
          <ul className={styles['list']}>
            {edits?.map((edit) => (
              <li key={edit.id}>
                <span className={styles['entry']}>
                  <span>
                    {t(edit.kind === 'undo' ? 'bulk-edits:entryUndo' : 'bulk-edits:entry', {
                      field: words.field(edit.field),
                      value: words.value(edit.field, edit.value, edit.names),
                      count: edit.changed,
                      shown: formatCount(edit.changed),
                    })}
                  </span>
                  <small className="text-3">
                    {format.moment(edit.createdAt)}
                    {edit.createdBy.id !== person.id && ` ${edit.createdBy.name}`}
                    {edit.undoneById !== null && ` ${t('bulk-edits:isUndone')}`}
                  </small>
                </span>
                <Button size="small" tone="text" onClick={() => setOpen(edit.id)}>
                  {t(edit.abilities.undo ? 'bulk-edits:lookOrUndo' : 'bulk-edits:look')}
                </Button>
              </li>
            ))}
          </ul>
          {list.hasNextPage && (
            <Button
              size="small"
              tone="text"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('bulk-edits:more')}
            </Button>
          )}
        </>
      )}
    </Dialog>
  )
}
