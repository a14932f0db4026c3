import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mergeRules, type MergeRule } from '@zhike/core/merges/choose-fields'
import { conditionName, keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { MergePreview } from '@zhike/core/merges/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import { useStartMerge } from './api.ts'
import { MergeTable, type ChosenName } from './MergeTable.tsx'
import styles from './merges.module.css'

type Chosen = Partial<Record<ChosenName, string>>

interface MergeFormProps {
  preview: MergePreview
  onSurvivor: (id: string) => void
  onRule: (rule: MergeRule) => void
  onRemove: (id: string) => void
  onStarted: (mergeId: string) => void
}

export function MergeForm({ preview, onSurvivor, onRule, onRemove, onStarted }: MergeFormProps) {
  const { t } = useTranslation('merges')
  const [chosen, setChosen] = useState<Chosen>({})
  const start = useStartMerge()
  const { survivorId, customers, notes } = preview
  const survivor = customers.find((one) => one.id === survivorId)
  const ofOwn = Object.entries(preview.customChoices).map(([key, id]) => [conditionName(key), id])
  const choices: Chosen = { ...preview.choices, ...Object.fromEntries(ofOwn), ...chosen }
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
        ...splitChosen(chosen),
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
        onChoose={(name, value) => setChosen((before) => ({ ...before, [name]: value }))}
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

/** Facts and fields of the company's own are sent apart. */
function splitChosen(chosen: Chosen) {
  const choices: Record<string, string> = {}
  const customChoices: Record<string, string> = {}
  for (const [name, id = ''] of Object.entries(chosen)) {
    const key = keyOfName(name)
    if (key === null) choices[name] = id
    else customChoices[key] = id
  }
  return { choices, customChoices }
}
