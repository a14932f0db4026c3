import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customFieldTypes, indexableTypes, uniqueTypes, type CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { ApiProblem, problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useFieldActions } from './api.ts'
import { FieldAudience } from './FieldAudience.tsx'
import { bodyOfField, draftOfField, emptyField, hasOptions, type FieldDraft } from './field-draft.ts'
import { FieldFallback } from './FieldFallback.tsx'
import { OptionsEditor } from './OptionsEditor.tsx'
import styles from './custom-fields.module.css'

interface FieldDialogProps {
  record: CustomRecord
  /** null: a new one. */
  field: CustomField | null
  /** Names of the sections there are, offered while one is typed. */
  sections: readonly string[]
  onClose: () => void
}

export function FieldDialog({ record, field, sections, onClose }: FieldDialogProps) {
  const { t } = useTranslation('custom-fields')
  const { timeZone } = useFormat()
  const [draft, setDraft] = useState<FieldDraft>(() => (field ? draftOfField(field, timeZone) : emptyField))
  const actions = useFieldActions(record)
  const change = (patch: Partial<FieldDraft>) => setDraft((before) => ({ ...before, ...patch }))
  const saving = useMutation({
    mutationFn: () => {
      const body = bodyOfField(draft, timeZone)
      return field ? actions.update(field, body) : actions.create({ ...body, type: draft.type })
    },
    onSuccess: (saved) => {
      showToast({ text: t(field ? 'custom-fields:saved' : 'custom-fields:created', { name: saved.label }) })
      onClose()
    },
  })
  const errors = saving.error instanceof ApiProblem ? saving.error.fieldMessages : {}
  const { type } = draft
  const tick = (key: 'isRequired' | 'isUnique' | 'isIndexed' | 'inList') => (
    <Checkbox checked={draft[key]} onChange={(event) => change({ [key]: event.target.checked })}>
      {t(`custom-fields:tick.${key}`)}
    </Checkbox>
  )
  return (
    <Dialog
      title={field ? t('custom-fields:edit', { name: field.label }) : t('custom-fields:add')}
      open
      onClose={onClose}
      width={600}
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (draft.label.trim()) saving.mutate()
        }}
      >
        <div className={styles['pair']}>
          <TextField
            label={t('custom-fields:label')}
            required
            maxLength={60}
            value={draft.label}
            error={errors['label']}
            onChange={(event) => change({ label: event.target.value })}
          />
          <SelectField
            label={t('custom-fields:typeLabel')}
            value={type}
            disabled={field !== null}
            hint={type === 'file' ? t('custom-fields:fileNote') : field ? t('custom-fields:typeStays') : undefined}
            options={customFieldTypes.map((one) => ({ value: one, label: t(`custom-fields:type.${one}`) }))}
            onChange={(event) => change({ type: event.target.value as FieldDraft['type'], fallback: '' })}
          />
        </div>
        {hasOptions(type) && <OptionsEditor options={draft.options} onChange={(options) => change({ options })} />}
        <div className={styles['pair']}>
          <TextField
            label={t('custom-fields:section')}
            optional
            maxLength={60}
            list="custom-field-sections"
            value={draft.section}
            onChange={(event) => change({ section: event.target.value })}
          />
          <datalist id="custom-field-sections">
            {sections.map((section) => (
              <option key={section} value={section}>
                {section}
              </option>
            ))}
          </datalist>
          <FieldFallback
            draft={draft}
            label={t('custom-fields:fallback')}
            onChange={(fallback) => change({ fallback })}
          />
        </div>
        <TextField
          label={t('custom-fields:help')}
          optional
          maxLength={300}
          value={draft.help}
          onChange={(event) => change({ help: event.target.value })}
        />
        <div className={styles['ticks']}>
          {tick('isRequired')}
          {uniqueTypes.has(type) && tick('isUnique')}
          {type !== 'longText' && record === 'customer' && tick('inList')}
          {indexableTypes.has(type) && record === 'customer' && tick('isIndexed')}
        </div>
        <FieldAudience record={record} draft={draft} onChange={change} />
        {saving.error && <InlineProblem>{problemMessage(saving.error)}</InlineProblem>}
        <div className={styles['foot']}>
          <Button onClick={onClose}>{t('custom-fields:cancel')}</Button>
          <Button type="submit" tone="primary" loading={saving.isPending} disabled={!draft.label.trim()}>
            {t(field ? 'custom-fields:save' : 'custom-fields:create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
