import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AddedRow, Merge } from '@zhike/core/merges/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { ProgressBar } from '../ui/state/ProgressBar.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { addedQuery, isUnderWay, mergeQuery, refreshAfterMerge, useUndoMerge } from './api.ts'
import { mergedNames } from './merged-names.ts'
import styles from './merges.module.css'

/** Undoing a merge: what comes back, and where goes what was added since. */
export function UndoMergeDialog({ merge, onClose }: { merge: Merge; onClose: () => void }) {
  const { t } = useTranslation('merges')
  const client = useQueryClient()
  const [targets, setTargets] = useState<Record<string, string>>({})
  const added = useQuery(addedQuery(merge.id))
  const undo = useUndoMerge(merge.id)
  const ordered = undo.data !== undefined
  const { data: current = merge } = useQuery({ ...mergeQuery(merge.id), enabled: ordered })
  const names = mergedNames(t, merge)
  const isRunning = undo.isPending || (ordered && isUnderWay(current))
  const isUndone = current.state === 'undone'
  useEffect(() => {
    if (!isUndone) return
    showToast({ text: t('merges:undone', { names }) })
    onClose()
    void refreshAfterMerge(client)
  }, [isUndone, names, client, onClose, t])

  const rows = added.data?.items ?? []
  const submit = () =>
    undo.mutate({
      moves: rows.flatMap(({ kind, id }) => (targets[id] ? [{ kind, id, to: targets[id] }] : [])),
    })
  const problem = undo.error ? problemMessage(undo.error) : ordered && !isRunning ? current.error : null
  return (
    <Dialog
      title={t('merges:undoTitle', { names })}
      open
      onClose={onClose}
      width={560}
      foot={
        <Button tone="primary" loading={isRunning} disabled={added.isPending} onClick={submit}>
          {t('merges:undo')}
        </Button>
      }
    >
      <div className={styles['undo']}>
        <p>{t('merges:undoText')}</p>
        {rows.length > 0 && <h3>{t('merges:addedTitle')}</h3>}
        {added.data && rows.length === 0 && <p className="meta">{t('merges:addedNone')}</p>}
        {rows.map((row) => (
          <AddedLine
            key={row.id}
            row={row}
            merge={merge}
            value={targets[row.id] ?? ''}
            onChange={(to) => setTargets((before) => ({ ...before, [row.id]: to }))}
          />
        ))}
        {added.data?.isCut && <p className="meta">{t('merges:addedCut')}</p>}
        {isRunning && (
          <ProgressBar label={t('merges:undoing')} value={current.progress?.done} total={current.progress?.total} />
        )}
        {problem && <InlineProblem>{t('merges:undoFailed', { message: problem })}</InlineProblem>}
      </div>
    </Dialog>
  )
}

interface AddedLineProps {
  row: AddedRow
  merge: Merge
  value: string
  onChange: (to: string) => void
}

function AddedLine({ row, merge, value, onChange }: AddedLineProps) {
  const { t } = useTranslation('merges')
  const kind = t(`merges:added.${row.kind}`)
  return (
    <SelectField
      label={`${kind} ${row.label}`}
      aria-label={t('merges:whereTo', { kind, label: row.label })}
      value={value}
      options={[
        { value: '', label: t('merges:stay', { name: merge.survivor.name }) },
        ...merge.merged.map((one) => ({ value: one.id, label: t('merges:goWith', { name: one.name }) })),
      ]}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
