import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { appliedRunsQuery, ruleVersionsQuery, useRuleActions } from './api.ts'
import { VersionFacts } from './VersionFacts.tsx'
import styles from './rules.module.css'

interface VersionsDialogProps {
  open: boolean
  onClose: () => void
  /** A draft can be started from any version. */
  canManage: boolean
}

/** 历史版本: every list that was ever in force, and the latest runs with their way back. */
export function VersionsDialog({ open, onClose, canManage }: VersionsDialogProps) {
  const { t } = useTranslation('rules')
  const format = useFormat()
  const versions = useQuery({ ...ruleVersionsQuery, enabled: open })
  const runs = useQuery({ ...appliedRunsQuery, enabled: open && canManage })
  const { startDraft, undo } = useRuleActions()
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    }
  }
  const done = runs.data?.items.filter((run) => run.kind !== 'preview' && run.state === 'done') ?? []
  return (
    <Dialog title={t('rules:versionsDialog.title')} open={open} onClose={onClose} width={600}>
      {versions.error ? (
        <ErrorState text={problemMessage(versions.error)} onRetry={() => void versions.refetch()} />
      ) : versions.data === undefined ? (
        <LoadingState />
      ) : (
        <ol className={styles['versions']}>
          {versions.data.items.map((version) => (
            <li key={version.id}>
              <span className="grow">
                <VersionFacts version={version} />
              </span>
              {canManage && version.state !== 'draft' && (
                <Button
                  size="small"
                  onClick={() =>
                    void attempt(async () => {
                      await startDraft.mutateAsync(version.id)
                      onClose()
                    })
                  }
                >
                  {t('rules:versionsDialog.reuse')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {done.length > 0 && (
        <>
          <h3 className={styles['subhead']}>{t('rules:versionsDialog.lastRuns')}</h3>
          <ol className={styles['versions']}>
            {done.map((run) => (
              <li key={run.id}>
                <span className="grow">
                  <Facts
                    items={[
                      run.ruleVersion && <b key="no">v{run.ruleVersion.no}</b>,
                      t(run.kind === 'undo' ? 'rules:versionsDialog.undoneRun' : 'rules:versionsDialog.run', {
                        count: run.result?.moved ?? 0,
                      }),
                      format.within.moment(run.finishedAt),
                      run.createdBy?.name,
                    ]}
                  />
                </span>
                {run.abilities.undo && (
                  <Button
                    size="small"
                    loading={undo.isPending}
                    onClick={() =>
                      void attempt(async () => {
                        const undone = await undo.mutateAsync(run.id)
                        showToast({ text: t('rules:undone', { count: undone.result?.moved ?? 0 }) })
                      })
                    }
                  >
                    {t('rules:versionsDialog.undoRun')}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </Dialog>
  )
}
