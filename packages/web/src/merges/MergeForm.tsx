import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mergeRules, type FieldChoices, type MergedField, type MergeRule } from '@zhike/core/merges/choose-fields'
import type { MergePreview } from '@zhike/core/merges/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import { useStartMerge } from './api.ts'
import { MergeTable } from './MergeTable.tsx'
import styles from './merges.module.css'

interface MergeFormProps {
  preview: MergePreview
  onSurvivor: (id: string) => void
  onRule: (rule: MergeRule) => void
  onRemove: (id: string) => void
  onStarted: (mergeId: string) => void
}

export function MergeForm({ preview, onSurvivor, onRule, onRemove, onStarted }: MergeFormProps) {
  const { t } = useTranslation('merges')
  const [chosen, setChosen] = useState<Partial<FieldChoices>>({})
  const start = useStartMerge()
  const { survivorId, customers, notes } = preview
  const survivor = customers.find((one) => one.id === survivorId)
  const choices = { ...preview.choices, ...chosen }
  const remarks = [
    notes.sameOrderNumbers > 0 && t('merges:note.sameOrderNumbers', { count: notes.sameOrderNumbers }),
    notes.samePeople > 0 && t('merges:note.samePeople', { count: notes.samePeople }),
    notes.replacedConsents > 0 && t('merges:note.replacedConsents', { count: notes.replacedConsents }),
    t('merges:note.stays'),
  ].filter((text) => typeof text === 'string')
  const submit = () =>
    start.mutate(
      {
        survivorId,
        rule: preview.rule,
        customers: customers.map(({ id, version }) => ({ id, version })),
        choices: chosen,
      },
      { onSuccess: (merge) => onStarted(merge.id) },
    )
  return (
    <>
      <SelectField
        className={styles['rule'] ?? ''}
        label={t('merges:rules')}
        value={preview.rule}
        options={mergeRules.map((rule) => ({ value: rule, label: t(`merges:rule.${rule}`) }))}
        onChange={(event) => onRule(event.target.value as MergeRule)}
      />
      <MergeTable
        preview={preview}
        choices={choices}
        onSurvivor={onSurvivor}
        onRemove={onRemove}
        onChoose={(field: MergedField, value) => setChosen((before) => ({ ...before, [field]: value }))}
      />
      <Notice>
        <ul>
          {remarks.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Notice>
      {start.error && <InlineProblem>{problemMessage(start.error)}</InlineProblem>}
      <div className={styles['foot']}>
        <Button tone="primary" loading={start.isPending} onClick={submit}>
          {t('merges:go', { count: customers.length, name: survivor?.facts.shortName ?? survivor?.facts.name ?? '' })}
        </Button>
      </div>
    </>
  )
}
