import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { startBulkEdit } from '@zhike/core/bulk-edits/api'
import {
  bulkFieldNames,
  bulkFields,
  customBulkField,
  isBulkCustom,
  ownBulkField,
  type AnyBulkField,
  type BulkField,
} from '@zhike/core/bulk-edits/fields'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { BulkEdit, BulkEditPreview } from '@zhike/core/bulk-edits/schema'
import { callRoute } from '../app/api-client.ts'
import { ApiProblem, problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useCustomFields } from '../custom-fields/api.ts'
import { CustomerChooser } from '../custom-fields/CustomerChooser.tsx'
import { PickedField } from '../custom-fields/PickedField.tsx'
import { CustomFieldInput } from '../custom-fields/CustomFieldInput.tsx'
import { valueOfDraft } from '../custom-fields/value-draft.ts'
import { CodeField } from '../reference/CodeField.tsx'
import { useIndustries, useRegions } from '../reference/use-reference.ts'
import { Button } from '../ui/controls/Button.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { formatCount } from '../ui/format/number.ts'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { SkeletonLines } from '../ui/state/Skeleton.tsx'
import { bulkPreviewQuery, refreshAfterEdit, type BulkChange } from './api.ts'
import { BulkEditProgress } from './BulkEditProgress.tsx'
import { useBulkWords } from './use-bulk-words.ts'
import styles from './bulk-edits.module.css'

interface BulkEditDialogProps {
  selection: BulkChange['selection']
  onClose: () => void
  onDone: () => void
}

/** Which field, which value, what it would do; then what it did. */
export function BulkEditDialog({ selection, onClose, onDone }: BulkEditDialogProps) {
  const { t } = useTranslation('bulk-edits')
  const words = useBulkWords()
  const client = useQueryClient()
  const { timeZone } = useFormat()
  const custom = useCustomFields('customer').filter(isBulkCustom)
  const [field, setField] = useState<AnyBulkField>('source')
  const [value, setValue] = useState('')
  const [shown, setShown] = useState<BulkChange>()
  const ofCustom = custom.find(({ key }) => customBulkField(key) === field)
  const asked = ofCustom ? valueOfDraft(ofCustom, value, timeZone) : value.trim() || null
  const change: BulkChange = { selection, field, value: sendable(asked) }
  const [started, setStarted] = useState<BulkEdit>()
  const preview = useQuery({
    ...bulkPreviewQuery(shown ?? change),
    enabled: shown !== undefined && started === undefined,
  })
  const start = useMutation({
    mutationFn: (expected: number) => callRoute(startBulkEdit, { body: { ...change, expected } }),
    onSuccess: async (edit) => {
      setStarted(edit)
      await refreshAfterEdit(client)
    },
    onError: async (error) => {
      // The list found others meanwhile: the preview says what is there now.
      if (error instanceof ApiProblem && error.status === 409) await preview.refetch()
    },
  })
  const set = (next: AnyBulkField, text: string) => {
    setField(next)
    setValue(text)
    setShown(undefined)
    start.reset()
  }
  const fields: AnyBulkField[] = [...bulkFieldNames, ...custom.map(({ key }) => customBulkField(key))]
  if (started) {
    return (
      <Dialog
        title={t('bulk-edits:title')}
        open
        onClose={onDone}
        foot={<Button onClick={onDone}>{t('bulk-edits:close')}</Button>}
      >
        <BulkEditProgress id={started.id} />
      </Dialog>
    )
  }
  const found = shown ? preview.data : undefined
  const problem = start.error ?? preview.error
  return (
    <Dialog
      title={t('bulk-edits:title')}
      open
      onClose={onClose}
      width={520}
      foot={
        <>
          <Button onClick={onClose}>{t('bulk-edits:cancel')}</Button>
          {found ? (
            <Button
              tone="primary"
              disabled={found.changed === 0}
              loading={start.isPending}
              onClick={() => start.mutate(found.total)}
            >
              {t('bulk-edits:apply', { count: found.changed, shown: formatCount(found.changed) })}
            </Button>
          ) : (
            <Button tone="primary" loading={preview.isFetching} onClick={() => setShown(change)}>
              {t('bulk-edits:preview')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['form']}>
        <SelectField
          label={t('bulk-edits:which')}
          value={field}
          options={fields.map((one) => ({ value: one, label: words.field(one) }))}
          onChange={(event) => set(fields.find((one) => one === event.target.value) ?? 'source', '')}
        />
        {ofCustom ? (
          <CustomValue field={ofCustom} value={value} onChange={(text) => set(field, text)} />
        ) : (
          <ValueOf field={ownBulkField(field) ?? 'source'} value={value} onChange={(text) => set(field, text)} />
        )}
        {problem && <InlineProblem>{problemMessage(problem)}</InlineProblem>}
        {preview.isFetching && !found && <SkeletonLines lines={3} />}
        {found && <Preview found={found} field={field} value={change.value} />}
      </div>
    </Dialog>
  )
}

/** A list of choices is sent as a list that may be changed. */
function sendable(value: ReturnType<typeof valueOfDraft>): BulkChange['value'] {
  return typeof value === 'object' && value !== null ? [...value] : value
}

interface CustomValueProps {
  field: CustomField
  value: string
  onChange: (value: string) => void
}

/** As in a form, under the name of what it is here. */
function CustomValue({ field, value, onChange }: CustomValueProps) {
  const { t } = useTranslation('bulk-edits')
  return (
    <CustomFieldInput
      field={{ ...field, label: t('bulk-edits:newValue') }}
      value={value}
      error={undefined}
      names={undefined}
      onChange={onChange}
    />
  )
}

function ValueOf({ field, value, onChange }: { field: BulkField; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('bulk-edits')
  const regions = useRegions()
  const industries = useIndustries()
  const label = t('bulk-edits:newValue')
  if (field === 'regionCode') return <CodeField label={label} tree={regions} value={value} onChange={onChange} />
  if (field === 'industryCode') return <CodeField label={label} tree={industries} value={value} onChange={onChange} />
  if (field === 'parentCustomerId') {
    return (
      <PickedField
        label={label}
        hint={t('bulk-edits:parentHint')}
        optional={false}
        error={undefined}
        shown={undefined}
        value={value}
        onClear={() => onChange('')}
      >
        {(pick) => <CustomerChooser label={label} onPick={({ id, name }) => pick(name, () => onChange(id))} />}
      </PickedField>
    )
  }
  return (
    <TextField
      label={label}
      hint={t('bulk-edits:emptyHint')}
      value={value}
      maxLength={bulkFields[field].maxLength}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

interface PreviewProps {
  found: BulkEditPreview
  field: AnyBulkField
  value: BulkChange['value']
}

function Preview({ found, field, value }: PreviewProps) {
  const { t } = useTranslation('bulk-edits')
  const words = useBulkWords()
  const refused = found.refused.reduce((sum, one) => sum + one.count, 0)
  return (
    <>
      <div className={styles['figures']}>
        {(['changed', 'unchanged', 'refused'] as const).map((key) => (
          <div key={key} className={styles['figure']}>
            <b>{formatCount(key === 'refused' ? refused : found[key])}</b>
            <span>{t(`bulk-edits:figure.${key}`)}</span>
          </div>
        ))}
      </div>
      {found.refused.length > 0 && (
        <ul className={styles['notes']}>
          {found.refused.map(({ reason, count }) => (
            <li key={reason}>{t(`bulk-edits:refused.${reason}`, { count, shown: formatCount(count) })}</li>
          ))}
        </ul>
      )}
      {found.sample.length > 0 && (
        <ul className={styles['list']} aria-label={t('bulk-edits:sample')}>
          {found.sample.map((one) => (
            <li key={one.id}>
              <span className="ellipsis">{one.name}</span>
              <span className={styles['change']}>
                <del>{words.value(field, one.before, found.names)}</del>
                <span aria-hidden="true">→</span>
                <ins>{words.value(field, value, found.names)}</ins>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
