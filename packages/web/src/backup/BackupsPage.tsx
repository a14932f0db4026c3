import { useQuery } from '@tanstack/react-query'
import { DatabaseBackup } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupFile } from '@zhike/core/backup/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useCan } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { backupsQuery, isOpenRun, useDeleteBackup, useStartBackup, useStartTest } from './api.ts'
import { BackupHealth } from './BackupHealth.tsx'
import { BackupList } from './BackupList.tsx'
import { RecentRuns } from './RecentRuns.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'
import { RestoreSection } from './RestoreSection.tsx'
import { ScheduleSection } from './ScheduleSection.tsx'
import { TestReport } from './TestReport.tsx'

/** 备份与恢复: what there is, whether it can be trusted, and when the next comes. */
export function BackupsPage() {
  const { t } = useTranslation('backup')
  const format = useFormat()
  const canManage = useCan('backup.manage')
  const { data, error, refetch } = useQuery(backupsQuery)
  const start = useStartBackup()
  const test = useStartTest()
  const remove = useDeleteBackup()
  const [deleting, setDeleting] = useState<BackupFile>()
  const [restoring, setRestoring] = useState<BackupFile>()
  const isBusy = data?.runs.some(isOpenRun) ?? false

  const tell = (work: Promise<unknown>, text: string) =>
    work.then(
      () => showToast({ text }),
      (problem: unknown) => showToast({ text: problemMessage(problem), tone: 'bad' }),
    )
  const backUp = () => void tell(start.mutateAsync(), t('backup:started'))
  const isWaiting = start.isPending || isBusy

  return (
    <>
      <PageHead
        title={t('backup:title')}
        sub={data && data.items.length > 0 && t('backup:count', { count: data.items.length })}
        divided
        actions={
          canManage && (
            <Button
              tone="primary"
              icon={<DatabaseBackup aria-hidden="true" />}
              loading={start.isPending}
              disabled={isWaiting}
              title={isBusy ? t('backup:busy') : undefined}
              onClick={backUp}
            >
              {t('backup:now')}
            </Button>
          )
        }
        phoneActions={
          canManage && (
            <IconButton
              size="large"
              label={t('backup:now')}
              icon={<DatabaseBackup aria-hidden="true" />}
              disabled={isWaiting}
              onClick={backUp}
            />
          )
        }
      />
      {error ? (
        <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : (
        <PageBody>
          <BackupHealth overview={data} />
          <BackupList
            items={data.items}
            canManage={canManage}
            isBusy={isBusy}
            onTest={(row) => void tell(test.mutateAsync(row.id), t('backup:testStarted'))}
            onRestore={setRestoring}
            onDelete={setDeleting}
          />
          <TestReport runs={data.runs} />
          <ScheduleSection key={data.schedule.version} overview={data} canManage={canManage} />
          <RestoreSection newest={data.items.find((item) => !item.isMissing)} />
          <RecentRuns runs={data.runs} />
        </PageBody>
      )}
      {restoring && <RestoreDialog backup={restoring} onClose={() => setRestoring(undefined)} />}
      {deleting && (
        <ConfirmDialog
          open
          dangerous
          title={t('backup:deleteTitle', { name: format.instant(deleting.at) })}
          text={t('backup:deleteText')}
          confirmLabel={t('backup:delete')}
          onClose={() => setDeleting(undefined)}
          onConfirm={async () => {
            await tell(remove.mutateAsync(deleting.id), t('backup:deleted', { name: deleting.name }))
            setDeleting(undefined)
          }}
        />
      )}
    </>
  )
}
