import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { tierRunsQuery } from './api.ts'
import { periodKeys } from './Criteria.tsx'
import styles from './tiers.module.css'

/** 历次结果: when, by which criteria, what it changed. */
export function TierRunsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('tiers')
  const format = useFormat()
  const runs = useQuery({ ...tierRunsQuery, enabled: open })
  return (
    <Dialog title={t('tiers:runs.title')} open={open} onClose={onClose} width={560}>
      {runs.error ? (
        <ErrorState text={problemMessage(runs.error)} onRetry={() => void runs.refetch()} />
      ) : runs.data === undefined ? (
        <LoadingState />
      ) : runs.data.items.length === 0 ? (
        <p className="meta">{t('tiers:runs.none')}</p>
      ) : (
        <ol className={styles['runs']}>
          {runs.data.items.map((run) => (
            <li key={run.id}>
              <span>
                <Facts
                  items={[
                    <b key="when">{format.moment(run.finishedAt ?? run.createdAt)}</b>,
                    t(stateKeys[run.state]),
                    run.createdByName ? t('tiers:runs.by', { name: run.createdByName }) : t('tiers:runs.bySystem'),
                  ]}
                />
              </span>
              <span className="meta">
                <Facts
                  items={[
                    t(periodKeys[run.scheme.period.kind]),
                    run.periodFrom &&
                      run.periodTo &&
                      t('tiers:periodFromTo', { from: run.periodFrom, to: run.periodTo }),
                    run.ranked !== null && t('tiers:runs.line', { ranked: run.ranked, changed: run.changed ?? 0 }),
                    run.error,
                  ]}
                />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  )
}

const stateKeys = {
  queued: 'tiers:runs.state.queued',
  running: 'tiers:runs.state.running',
  done: 'tiers:runs.state.done',
  failed: 'tiers:runs.state.failed',
} as const
