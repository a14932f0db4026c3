import { useQuery } from '@tanstack/react-query'
import { GitCompareArrows, History, MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useCan } from '../app/session/use-session.ts'
import { classNames } from '../ui/class-names.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { rulesQuery, useRuleActions, type OwnershipRun, type PreviewInput } from './api.ts'
import { AppliedSection } from './AppliedSection.tsx'
import { CompareDialog } from './CompareDialog.tsx'
import { LatestVersions } from './LatestVersions.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import { RuleList } from './RuleList.tsx'
import { TryCustomer } from './TryCustomer.tsx'
import { VersionsDialog } from './VersionsDialog.tsx'
import styles from './rules.module.css'

/** 分配规则: the list read aloud at the left, what it would do at the right. */
export function RulesPage() {
  const { t } = useTranslation('rules')
  const format = useFormat()
  const canManage = useCan('rule.manage')
  const { data, error, refetch } = useQuery(rulesQuery)
  const actions = useRuleActions()
  const [dialog, setDialog] = useState<'versions' | 'compare'>()
  const [run, setRun] = useState<OwnershipRun>()

  if (error) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  if (!data) return <LoadingState lines={10} />
  const { active, draft } = data
  const shown = draft ?? active
  const isFresh = run?.ruleVersion?.id === shown.id

  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (failure) {
      showToast({ text: problemMessage(failure), tone: 'bad' })
    }
  }
  const startDraft = () => void attempt(() => actions.startDraft.mutateAsync(undefined))
  const discard = () =>
    void attempt(async () => {
      await actions.discardDraft.mutateAsync()
      setRun(undefined)
      showToast({ text: t('rules:discarded') })
    })
  const preview = (options: PreviewInput) =>
    attempt(async () => {
      const result = await actions.preview.mutateAsync({ ...options, versionId: shown.id })
      if (result.state === 'failed') showToast({ text: t('rules:failed', { error: result.error ?? '' }), tone: 'bad' })
      setRun(result)
    })
  const apply = (runId: string) =>
    attempt(async () => {
      const applied = await actions.apply.mutateAsync(runId)
      setRun(undefined)
      if (applied.state !== 'done') {
        showToast({ text: t('rules:failed', { error: applied.error ?? '' }), tone: 'bad' })
        return
      }
      showToast({
        text: t('rules:applied', { no: shown.no, count: applied.result?.moved ?? 0 }),
        undo: () =>
          attempt(async () => {
            const undone = await actions.undo.mutateAsync(applied.id)
            showToast({ text: t('rules:undone', { count: undone.result?.moved ?? 0 }) })
          }),
      })
    })

  return (
    <>
      <PageHead
        title={t('rules:title')}
        tag={
          <Tag tone={draft ? 'accent' : 'plain'}>
            {draft ? t('rules:draft', { no: draft.no }) : t('rules:active', { no: active.no })}
          </Tag>
        }
        sub={
          draft
            ? t('rules:basedOn', { no: active.no, day: format.within.moment(active.activatedAt) })
            : t('rules:since', { day: format.within.moment(active.activatedAt) })
        }
        actions={
          <>
            <Button tone="text" icon={<History aria-hidden="true" />} onClick={() => setDialog('versions')}>
              {t('rules:versions')}
            </Button>
            {draft && (
              <Button icon={<GitCompareArrows aria-hidden="true" />} onClick={() => setDialog('compare')}>
                {t('rules:compare', { no: active.no })}
              </Button>
            )}
            {draft && canManage && (
              <Button tone="text" onClick={discard}>
                {t('rules:discard')}
              </Button>
            )}
            {!draft && canManage && (
              <Button icon={<Pencil aria-hidden="true" />} loading={actions.startDraft.isPending} onClick={startDraft}>
                {t('rules:edit')}
              </Button>
            )}
          </>
        }
        phoneActions={
          <>
            {!draft && canManage && (
              <Button tone="text" onClick={startDraft}>
                {t('rules:edit')}
              </Button>
            )}
            <ActionMenu
              title={t('rules:title')}
              trigger={<IconButton size="large" label={t('rules:more')} icon={<MoreHorizontal />} />}
              items={[
                {
                  key: 'versions',
                  label: t('rules:versions'),
                  icon: <History />,
                  onSelect: () => setDialog('versions'),
                },
                draft && {
                  key: 'compare',
                  label: t('rules:compare', { no: active.no }),
                  icon: <GitCompareArrows />,
                  onSelect: () => setDialog('compare'),
                },
                draft &&
                  canManage && { key: 'discard', label: t('rules:discard'), icon: <Trash2 />, onSelect: discard },
              ]}
            />
          </>
        }
      />
      <div className={styles['page']}>
        <div className={styles['left']}>
          <RuleList
            version={shown}
            run={isFresh ? run : undefined}
            isEditable={canManage && draft !== null}
            onSave={(rules) =>
              attempt(async () => {
                setRun(undefined)
                await actions.saveDraft.mutateAsync({ version: shown.version, body: { rules, note: shown.note } })
              })
            }
          />
          <TryCustomer version={shown} />
        </div>
        <div className={styles['right']}>
          {canManage && (
            <PreviewPanel
              version={shown}
              run={isFresh ? run : undefined}
              isPreviewing={actions.preview.isPending}
              isApplying={actions.apply.isPending}
              onPreview={preview}
              onApply={apply}
            />
          )}
          {!draft && !isFresh && (
            <>
              <AppliedSection active={active} applied={data.applied} />
              <LatestVersions onAll={() => setDialog('versions')} />
              {!canManage && <p className={classNames('meta', styles['note'])}>{t('rules:readOnly')}</p>}
            </>
          )}
        </div>
      </div>
      <VersionsDialog
        open={dialog === 'versions'}
        onClose={() => setDialog(undefined)}
        canManage={canManage && !draft}
      />
      {draft && (
        <CompareDialog from={active} to={draft} open={dialog === 'compare'} onClose={() => setDialog(undefined)} />
      )}
    </>
  )
}
