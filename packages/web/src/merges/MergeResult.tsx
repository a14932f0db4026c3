import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Merge } from '@zhike/core/merges/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { formatCount } from '../ui/format/number.ts'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { ProgressBar } from '../ui/state/ProgressBar.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { isUnderWay, mergeQuery, refreshAfterMerge } from './api.ts'
import styles from './merges.module.css'

/** How far a merge is; then its counts before and after, and the way to the customer that is left. */
export function MergeResult({ mergeId, onAgain }: { mergeId: string; onAgain: () => void }) {
  const { t } = useTranslation('merges')
  const client = useQueryClient()
  const { data: merge, error, refetch } = useQuery(mergeQuery(mergeId))
  const isOver = merge !== undefined && !isUnderWay(merge)
  useEffect(() => {
    if (isOver) void refreshAfterMerge(client)
  }, [isOver, client])
  if (error && !merge) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  if (!merge) return <LoadingState />
  if (!isOver) {
    const label = t(merge.state.startsWith('undo') ? 'merges:undoing' : 'merges:working')
    return (
      <div className={styles['result']} aria-live="polite">
        <p>{label}</p>
        <ProgressBar label={label} value={merge.progress?.done} total={merge.progress?.total} />
      </div>
    )
  }
  return (
    <div className={styles['result']} aria-live="polite">
      {merge.state === 'failed' ? (
        <InlineProblem action={<Button onClick={onAgain}>{t('merges:again')}</Button>}>
          {t('merges:failed', { message: merge.error ?? '' })}
        </InlineProblem>
      ) : (
        <>
          <h2>{t('merges:done')}</h2>
          <CountTable merge={merge} />
        </>
      )}
      <div className={styles['foot']}>
        <LinkButton tone="primary" to="/customers/$customerId" params={{ customerId: merge.survivor.id }}>
          {t('merges:openSurvivor', { name: merge.survivor.name })}
        </LinkButton>
      </div>
    </div>
  )
}

function CountTable({ merge }: { merge: Merge }) {
  const { t } = useTranslation('merges')
  const lines = merge.counts.filter((line) => line.before > 0)
  const isUnited = lines.some((line) => line.united > 0)
  if (lines.length === 0) return null
  return (
    <table className={styles['counts']} aria-label={t('merges:counts')}>
      <thead>
        <tr>
          <th scope="col">{t('merges:hanging')}</th>
          <th scope="col">{t('merges:before')}</th>
          <th scope="col">{t('merges:after')}</th>
          {isUnited && <th scope="col">{t('merges:united')}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.kind}>
            <th scope="row">{t(`merges:kind.${line.kind}`)}</th>
            <td className="num">{formatCount(line.before)}</td>
            <td className="num">{formatCount(line.after)}</td>
            {isUnited && <td className="num">{line.united > 0 ? formatCount(line.united) : ''}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
