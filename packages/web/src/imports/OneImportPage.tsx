import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportRecord } from '@zhike/core/imports/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconLink } from '../ui/controls/IconLink.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { formatCount } from '../ui/format/number.ts'
import { Stepper } from '../ui/files/Stepper.tsx'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { ProgressBar } from '../ui/state/ProgressBar.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { importQuery, isRunning, useImportActions } from './api.ts'
import { ColumnsStep } from './ColumnsStep.tsx'
import { ResultStep } from './ResultStep.tsx'
import styles from './imports.module.css'

/** One import from its columns over the dry run to its result. */
export function OneImportPage() {
  const { t } = useTranslation('imports')
  const { importId } = useParams({ from: '/shell/import/$importId' })
  const { data: record, error, refetch } = useQuery(importQuery(importId))
  const client = useQueryClient()
  const state = record?.state
  useEffect(() => {
    // New customers show everywhere: on lists, in counts, on Today.
    if (state === 'done' || state === 'undone')
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'imports' })
  }, [state, client])
  return (
    <>
      <PageHead
        title={record ? record.fileName : t('imports:title')}
        sub={record && t(`imports:kind.${record.kind}`)}
        back={<IconLink to="/import" label={t('imports:title')} icon={<ChevronLeft aria-hidden="true" />} />}
        actions={
          <LinkButton to="/import" tone="text">
            {t('imports:another')}
          </LinkButton>
        }
      />
      <PageBody>
        {error ? (
          <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
        ) : record ? (
          <OneImport record={record} />
        ) : (
          <LoadingState />
        )}
      </PageBody>
    </>
  )
}

function OneImport({ record }: { record: ImportRecord }) {
  const { t } = useTranslation('imports')
  const actions = useImportActions(record.id)
  const [isCorrecting, setCorrecting] = useState(false)
  /** Decided anew with another choice: the columns do not come back in between. */
  const [isDeciding, setDeciding] = useState(false)
  const [problem, setProblem] = useState<string>()
  const running = isRunning(record)
  const showsColumns =
    !running && !isDeciding && (record.state === 'uploaded' || (isCorrecting && record.abilities.update))
  const isOver = record.state === 'done' || record.state === 'undone'
  const step = isOver || record.state === 'undoing' ? 4 : showsColumns ? 1 : 2

  const attempt = async (work: () => Promise<unknown>) => {
    setProblem(undefined)
    try {
      await work()
      return true
    } catch (error) {
      setProblem(problemMessage(error))
      return false
    }
  }
  const cancel = () =>
    attempt(async () => {
      await actions.cancel.mutateAsync()
      showToast({ text: t('imports:cancelled') })
    })

  return (
    <div className={styles['one']}>
      <Stepper
        label={t('imports:steps.label')}
        steps={[t('imports:steps.file'), t('imports:steps.columns'), t('imports:steps.check'), t('imports:steps.done')]}
        current={step}
      />
      {running && (
        <div className={styles['running']}>
          <p>
            <b>
              {record.state === 'undoing'
                ? t('imports:undo.running')
                : record.goal === 'apply'
                  ? t('imports:applying')
                  : t('imports:dryRunning')}
            </b>{' '}
            <span className="meta">{t('imports:progress', { count: formatCount(record.progress.rowsRead) })}</span>
          </p>
          <ProgressBar label={t(`imports:state.${record.state}`)} value={record.progress.ratio} total={1} />
          {record.abilities.cancel && <Button onClick={() => void cancel()}>{t('imports:cancel')}</Button>}
        </div>
      )}
      {record.error && !running && (
        <InlineProblem>
          {record.state === 'done'
            ? t('imports:undo.failed', { message: record.error.message })
            : t('imports:failed', { message: record.error.message })}
        </InlineProblem>
      )}
      {problem && <InlineProblem>{problem}</InlineProblem>}
      {showsColumns && (
        <ColumnsStep
          record={record}
          isBusy={actions.change.isPending || actions.dryRun.isPending}
          onChange={(options) => void attempt(() => actions.change.mutateAsync(options))}
          onDryRun={() =>
            void attempt(async () => {
              await actions.dryRun.mutateAsync()
              setCorrecting(false)
            })
          }
        />
      )}
      {!running && !showsColumns && (
        <ResultStep
          record={record}
          isBusy={actions.apply.isPending || actions.change.isPending || actions.dryRun.isPending}
          onApply={() => void attempt(() => actions.apply.mutateAsync())}
          onCorrect={() => setCorrecting(true)}
          onCancel={() => void cancel()}
          onUndo={() => attempt(() => actions.undo.mutateAsync())}
          onChooseLikely={(likelyDuplicates) =>
            void attempt(async () => {
              setDeciding(true)
              try {
                await actions.change.mutateAsync({ likelyDuplicates })
                await actions.dryRun.mutateAsync()
              } finally {
                setDeciding(false)
              }
            })
          }
        />
      )}
    </div>
  )
}
