import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stopBulkEdit, undoBulkEdit } from '@zhike/core/bulk-edits/api'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { formatCount } from '../ui/format/number.ts'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { ProgressBar } from '../ui/state/ProgressBar.tsx'
import { SkeletonLines } from '../ui/state/Skeleton.tsx'
import { bulkEditQuery, refreshAfterEdit } from './api.ts'
import { RefusedCustomers } from './RefusedCustomers.tsx'
import { useBulkWords } from './use-bulk-words.ts'
import styles from './bulk-edits.module.css'

/** How far an edit or its undo is, what it did, what it could not; and the way back. */
export function BulkEditProgress({ id }: { id: string }) {
  const { t } = useTranslation('bulk-edits')
  const words = useBulkWords()
  const client = useQueryClient()
  const [shownId, setShownId] = useState(id)
  const edit = useQuery(bulkEditQuery(shownId))
  const params = { id: shownId }
  const undo = useMutation({
    mutationFn: () => callRoute(undoBulkEdit, { params }),
    onSuccess: async (made) => {
      setShownId(made.id)
      await refreshAfterEdit(client)
    },
  })
  const stop = useMutation({
    mutationFn: () => callRoute(stopBulkEdit, { params }),
    onSuccess: () => refreshAfterEdit(client),
  })
  const state = edit.data?.state
  useEffect(() => {
    if (state === 'done' || state === 'stopped') void client.invalidateQueries({ queryKey: ['customers'] })
  }, [client, state])
  if (edit.isError) return <ErrorState text={problemMessage(edit.error)} onRetry={() => void edit.refetch()} />
  if (!edit.data) return <SkeletonLines lines={3} />
  const { kind, field, value, total, changed, unchanged, refused, abilities } = edit.data
  const isUnderWay = state === 'queued' || state === 'running'
  const did = {
    count: changed,
    shown: formatCount(changed),
    field: words.field(field),
    value: words.value(field, value, edit.data.names),
  }
  const problem = undo.error ?? stop.error
  return (
    <div className={styles['form']}>
      {isUnderWay ? (
        <>
          <p role="status">
            {t('bulk-edits:underWay', {
              done: formatCount(changed + unchanged + refused),
              total: formatCount(total),
            })}
          </p>
          <ProgressBar label={t('bulk-edits:title')} value={changed + unchanged + refused} total={total} />
          <p className="meta">{t('bulk-edits:mayClose')}</p>
        </>
      ) : (
        <p role="status">{t(kind === 'undo' ? 'bulk-edits:didUndo' : 'bulk-edits:did', did)}</p>
      )}
      {edit.data.error && <InlineProblem>{t('bulk-edits:lost')}</InlineProblem>}
      {state === 'stopped' && <p className="meta">{t('bulk-edits:wasStopped', { total: formatCount(total) })}</p>}
      {!isUnderWay && unchanged > 0 && (
        <p className="meta">{t('bulk-edits:hadIt', { count: unchanged, shown: formatCount(unchanged) })}</p>
      )}
      {!isUnderWay && refused > 0 && <RefusedCustomers edit={edit.data} />}
      {problem && <InlineProblem>{problemMessage(problem)}</InlineProblem>}
      <div>
        {abilities.stop && (
          <Button loading={stop.isPending} onClick={() => stop.mutate()}>
            {t('bulk-edits:stop')}
          </Button>
        )}
        {abilities.undo && (
          <Button loading={undo.isPending} onClick={() => undo.mutate()}>
            {t('bulk-edits:undo')}
          </Button>
        )}
      </div>
    </div>
  )
}
