import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { movesQuery } from './api.ts'
import { MoveRows } from './MoveRows.tsx'
import styles from './rules.module.css'

interface MovesDialogProps {
  runId: string
  count: number
  open: boolean
  onClose: () => void
}

/** Every customer of a preview that changes hands. */
export function MovesDialog({ runId, count, open, onClose }: MovesDialogProps) {
  const { t } = useTranslation('rules')
  const moves = useInfiniteQuery({ ...movesQuery(runId), enabled: open })
  return (
    <Dialog title={t('rules:movesDialog.title', { count })} open={open} onClose={onClose} width={720}>
      {moves.error ? (
        <ErrorState text={problemMessage(moves.error)} onRetry={() => void moves.refetch()} />
      ) : moves.data === undefined ? (
        <LoadingState />
      ) : (
        <div
          className={styles['scroll']}
          tabIndex={0}
          role="region"
          aria-label={t('rules:movesDialog.title', { count })}
        >
          <MoveRows moves={moves.data.pages.flatMap((page) => page.items)} />
          {moves.hasNextPage && (
            <Button wide loading={moves.isFetchingNextPage} onClick={() => void moves.fetchNextPage()}>
              {t('rules:movesDialog.more')}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  )
}
